// A picture of an article, from the cache by way of main; the view itself fetches none. Where it is not
// shown, words in its place say why.
import { createContext, useContext, useState } from 'react';
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import type { Picture as KnownPicture, PictureRefusal } from '../../shared/bridge/pictures.ts';
import { pictureAddress } from '../../shared/bridge/web-address.ts';
import { unreachable } from '../../shared/unreachable.ts';
import { t } from '../messages/messages.ts';
import { ExternalLink } from './external-link.tsx';
import styles from './picture.module.css';

export type ShownPictures = {
  communityId: CommunityId;
  pictures: readonly KnownPicture[];
  /** The text is still being written: what is new in it is fetched later. */
  unsent: boolean;
};

/** The pictures of the text that stands within. */
export const Pictures = createContext<ShownPictures | null>(null);
/** Whether what stands within is the text of a link, which can hold no other. */
export const InLink = createContext(false);

type PictureProps = { src: string; alt: string };

export function Picture({ src, alt }: PictureProps) {
  const shown = useContext(Pictures);
  const [broken, setBroken] = useState(false);
  const address = pictureAddress(src);
  const picture = shown?.pictures.find((known) => known.address === address);
  if (shown !== null && picture?.state === 'here' && !broken) {
    return (
      <img
        className={styles.picture}
        src={`asset://picture/${shown.communityId}/${picture.key}`}
        alt={alt === '' ? t('picture.plain') : alt}
        width={picture.width ?? undefined}
        height={picture.height ?? undefined}
        decoding="async"
        onError={() => setBroken(true)}
      />
    );
  }
  return <Absent src={src} alt={alt} reason={reasonOf(picture, broken, shown?.unsent ?? false)} />;
}

type Reason = PictureRefusal | 'waiting' | 'failed' | 'unsent';

function reasonOf(picture: KnownPicture | undefined, broken: boolean, unsent: boolean): Reason {
  if (broken) return 'type';
  if (picture === undefined) return unsent ? 'unsent' : 'waiting';
  switch (picture.state) {
    case 'refused':
      return picture.reason;
    case 'failed':
      return 'failed';
    case 'waiting':
    case 'here':
      return 'waiting';
    default:
      return unreachable(picture);
  }
}

function Absent({ src, alt, reason }: PictureProps & { reason: Reason }) {
  const inLink = useContext(InLink);
  return (
    <span className={styles.absent}>
      <span className={styles.name}>{alt ? t('picture.named', { alt }) : t('picture.plain')}</span>
      <span>{t(`picture.${reason}`)}</span>
      {src !== '' && !inLink && <ExternalLink url={src}>{t('picture.open')}</ExternalLink>}
    </span>
  );
}
