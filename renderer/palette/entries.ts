// All that the palette can offer at this moment, from what the window knows; members are asked for as one
// types. Offers no command that cannot be done now.
import { useEffect, useMemo, useState } from 'react';
import type { ArticleItem, Community } from '../../shared/bridge/engine-api.ts';
import type { NamedMember } from '../../shared/protocol/acts.ts';
import { newWords } from '../articles/article-words.ts';
import { moderates } from '../articles/authority.ts';
import { engine } from '../bridge.ts';
import { type CommandId, catalogue, commandIds, type Group } from '../commands/catalogue.ts';
import { keyHint } from '../commands/hints.ts';
import { isEnabled, run } from '../commands/offers.ts';
import { t } from '../messages/messages.ts';
import { useArticles } from '../state/articles.ts';
import { nameOf, useCommunities } from '../state/communities.ts';
import { ask } from '../state/failures.ts';
import { openActSheet } from '../state/moderating.ts';
import {
  goToComment,
  goToCommunity,
  goToHeadline,
  goToNews,
  goToSearch,
} from '../state/navigation.ts';
import { noFilters, search } from '../state/search.ts';
import { useThread } from '../state/thread.ts';
import type { Entry } from './ranking.ts';
import { settingEntries } from './setting-entries.ts';

/** What concerns what one is on comes before what one can always do. */
const nearestFirst: readonly Group[] = [
  'comment',
  'moderating',
  'desk',
  'thread',
  'writing',
  'articles',
  'go',
  'app',
];

function commandEntries(): Entry[] {
  const nearness = (id: CommandId) => nearestFirst.indexOf(catalogue[id].group);
  return commandIds
    .filter((id) => !catalogue[id].byKeyAlone && isEnabled(id))
    .sort((a, b) => nearness(a) - nearness(b))
    .map((id) => ({
      id,
      kind: 'command',
      name: t(`command.${id}`),
      keys: keyHint(id),
      run: () => run(id),
    }));
}

function articleEntries(items: readonly ArticleItem[]): Entry[] {
  return items.flatMap((item) => {
    const news = newWords(item);
    const { id, headline } = item;
    const article: Entry = {
      id: `article ${id}`,
      kind: 'article',
      name: headline,
      ...(item.byline && { also: item.byline }),
      run: () => goToHeadline(id),
    };
    if (news === null) return [article];
    const thread: Entry = {
      id: `thread ${id}`,
      kind: 'thread',
      name: headline,
      also: news,
      run: () => goToNews(id),
    };
    return [article, thread];
  });
}

function communityEntries(communities: readonly Community[], shown: Community | null): Entry[] {
  return communities
    .filter(({ id }) => id !== shown?.id)
    .map((community) => ({
      id: `community ${community.id}`,
      kind: 'community',
      name: nameOf(community),
      also: new URL(community.url).host,
      run: () => goToCommunity(community.id),
    }));
}

/** Moderators see who somebody is; everybody else what they wrote. */
function memberEntry(community: Community, member: NamedMember): Entry {
  return {
    id: `member ${community.id} ${member.id}`,
    kind: 'member',
    name: member.name,
    also: t(moderates(community) ? 'palette.profile' : 'palette.comments'),
    always: true,
    run: () => {
      const communityId = community.id;
      if (moderates(community)) {
        openActSheet({ communityId, member, comment: null });
        return;
      }
      goToSearch();
      search({ ...noFilters, communityId, text: '', author: member.name });
    },
  };
}

const LEAST_LETTERS = 2;

/** Those whose name begins as was typed; what was found stays until others are. */
function useMembers(community: Community | null, typed: string): readonly NamedMember[] {
  const [members, setMembers] = useState<readonly NamedMember[]>([]);
  const name = typed.trim();
  const communityId = community?.id ?? null;
  useEffect(() => {
    if (communityId === null || name.length < LEAST_LETTERS) {
      setMembers([]);
      return;
    }
    let stopped = false;
    const find = async () => {
      const found = await ask(engine()['member.find']({ communityId, name }));
      if (found && !stopped) setMembers(found);
    };
    void find();
    return () => {
      stopped = true;
    };
  }, [communityId, name]);
  return members;
}

/** "2.1.4" goes to that comment of the thread that is open. */
function numberEntry(typed: string): Entry[] {
  const number = typed.trim();
  if (!/^\d+(\.\d+)*$/.test(number)) return [];
  const { place, comments } = useThread.getState();
  const found = [...comments.values()].find((comment) => comment.number === number);
  if (!place || !found) return [];
  return [
    {
      id: `comment ${found.id}`,
      kind: 'thread',
      name: t('palette.comment', { number, author: found.author.name }),
      always: true,
      run: () => goToComment(place.articleId, found.id),
    },
  ];
}

function searchEntry(typed: string): Entry[] {
  const text = typed.trim();
  if (text === '') return [];
  return [
    {
      id: 'search',
      kind: 'search',
      name: t('palette.search', { text }),
      keys: keyHint('go.search'),
      always: true,
      run: () => {
        goToSearch();
        search({ ...noFilters, text });
      },
    },
  ];
}

/** Before there is a community, the commands and settings that need none. */
export function useEntries(community: Community | null, typed: string): readonly Entry[] {
  const articles = useArticles((state) => state.items);
  const communities = useCommunities((state) => state.communities);
  const members = useMembers(community, typed);
  // What can be done stays the same while the palette is open.
  const commands = useMemo(commandEntries, []);
  return [
    ...commands,
    ...articleEntries(articles),
    ...(community ? members.map((member) => memberEntry(community, member)) : []),
    ...communityEntries(communities, community),
    ...settingEntries(community !== null),
    ...numberEntry(typed),
    ...(community ? searchEntry(typed) : []),
  ];
}
