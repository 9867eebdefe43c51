// The links that open this app: `parley://<host[:port]>/a/<articleId>#2.1` and `…/?invite=…`. Builds and
// understands them; opens none. Pure, and without any schema: the window loads it first.
import { isArticleId } from './protocol/id-form.ts';
import type { ArticleId } from './protocol/ids.ts';

const LONGEST_LINK = 2_000;

/** 2.1.4, of any depth that a link has room for. */
export const commentNumberForm = /^[1-9]\d{0,8}(\.[1-9]\d{0,8})*$/;

export type ParleyLink = {
  /** `talk.example.org`, `localhost:4600`: the name of the community's server. */
  host: string;
  /** Null where the link leads to the community itself. */
  articleId: ArticleId | null;
  /** The number of a comment of that article. */
  number: string | null;
  /** Opens the way to register. */
  invite: string | null;
};

/** Where a link leads; null for whatever is no link of this app. */
export function parseLink(text: string): ParleyLink | null {
  const link = text.trim();
  if (link.length > LONGEST_LINK || !/^parley:\/\/[^\s\\]+$/i.test(link)) return null;
  // Read as https: of a scheme that it does not know, not every URL tells host and port.
  const url = parseUrl(`https://${link.slice('parley://'.length)}`);
  if (url === null || url.username !== '' || url.password !== '') return null;
  const path = /^\/(?:a\/([^/]+)\/?)?$/.exec(url.pathname);
  if (path === null) return null;
  const articleId = path[1]?.toLowerCase() ?? null;
  if (articleId !== null && !isArticleId(articleId)) return null;
  const number = url.hash.slice(1);
  return {
    host: url.host,
    articleId,
    // A number that makes no sense still leaves the article to be opened.
    number: articleId !== null && commentNumberForm.test(number) ? number : null,
    invite: url.searchParams.get('invite') || null,
  };
}

/** `communityUrl`: the origin of its server, such as `https://talk.example.org`. */
export function articleLink(
  communityUrl: string,
  articleId: ArticleId,
  number: string | null = null,
): string {
  const link = `parley://${linkHost(communityUrl)}/a/${articleId}`;
  return number === null ? link : `${link}#${number}`;
}

/** Whether the link leads into the community whose server has that origin. */
export function leadsTo(link: Pick<ParleyLink, 'host'>, communityUrl: string): boolean {
  return link.host === linkHost(communityUrl);
}

/** The origin's host with its port, but for that of https, which goes without saying. */
function linkHost(communityUrl: string): string {
  const url = parseUrl(communityUrl);
  if (url === null) return '';
  return url.protocol === 'http:' && url.port === '' ? `${url.host}:80` : url.host;
}

function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
