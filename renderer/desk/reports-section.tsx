// The reports, grouped by the comment they are of, and what one does about them.
import { useState } from 'react';
import type { Community } from '../../shared/bridge/engine-api.ts';
import type { DeskReport } from '../../shared/bridge/moderation-views.ts';
import type { CommentId } from '../../shared/protocol/ids.ts';
import { t } from '../messages/messages.ts';
import { dismissReports, hideComment, restoreComment } from '../moderation/acts.ts';
import { askToRemove, openActSheet } from '../state/moderating.ts';
import { goToComment } from '../state/navigation.ts';
import type { ItemCommand } from './desk-keys.ts';
import { Empty } from './empty.tsx';
import { ItemList } from './item-list.tsx';
import { ReportItem, reportCommands } from './report-item.tsx';
import { useAttending } from './use-attending.ts';
import { useSteady } from './use-steady.ts';

export function ReportsSection({ community }: { community: Community }) {
  const { items, ...news } = useSteady('reports', community);
  const [examined, setExamined] = useState<CommentId | null>(null);
  const communityId = community.id;
  useAttending(communityId, 'reports', items, ({ row }) => row.id);

  const act = (command: ItemCommand, report: DeskReport) => {
    const { id, articleId, author, body, number, commentState: state } = report;
    const comment = { id, articleId, author, body, number, state };
    if (command === 'hide') void hideComment(communityId, comment);
    else if (command === 'remove') askToRemove(communityId, comment);
    else if (command === 'restore') void restoreComment(communityId, comment);
    else if (command === 'dismiss') void dismissReports(communityId, comment);
    else if (command === 'act') openActSheet({ communityId, member: author, comment });
    else if (command === 'showText') setExamined(examined === id ? null : id);
    else if (command === 'open') goToComment(articleId, id);
  };

  return (
    <ItemList
      section="reports"
      items={items}
      nameOf={({ row }) => t('desk.report.name', { number: row.number, author: row.author.name })}
      isSettled={({ open }) => !open}
      decisionOf={({ row }) => row.decision}
      act={(command, { row }) => act(command, row)}
      commandsFor={({ row }) => reportCommands(row)}
      {...news}
      empty={<Empty community={community} section="reports" />}
    >
      {({ row }) => (
        <ReportItem
          report={row}
          community={community}
          examined={examined === row.id}
          act={(command) => act(command, row)}
        />
      )}
    </ItemList>
  );
}
