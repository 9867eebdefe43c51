// How ids look, for a view that reads its own back and carries no schema for it. Pure.
import type { CommunityId } from '../bridge/engine-api.ts';
import type { ArticleId } from './ids.ts';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

export function isArticleId(value: unknown): value is ArticleId {
  return typeof value === 'string' && UUID_V7.test(value);
}

export const communityIdForm = /^[a-z0-9-]{1,80}$/;

export function isCommunityId(value: unknown): value is CommunityId {
  return typeof value === 'string' && communityIdForm.test(value);
}
