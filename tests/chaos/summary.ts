// What many chaos runs come to: a line for people, and a table for docs/chaos.md.
import type { RunReport } from './run.ts';

export type Total = Omit<RunReport, 'seed' | 'problems'> & {
  runs: number;
  lost: number;
  doubled: number;
  differing: number;
  stuck: number;
};

export function totalOf(reports: readonly RunReport[]): Total {
  const sum = (count: (report: RunReport) => number) =>
    reports.reduce((total, report) => total + count(report), 0);
  const problems = (what: RunReport['problems'][number]['what']) =>
    sum((report) => report.problems.filter((problem) => problem.what === what).length);
  return {
    runs: reports.length,
    kills: {
      engine: sum(({ kills }) => kills.engine),
      app: sum(({ kills }) => kills.app),
      server: sum(({ kills }) => kills.server),
    },
    cuts: sum(({ cuts }) => cuts),
    packets: {
      dropped: sum(({ packets }) => packets.dropped),
      doubled: sum(({ packets }) => packets.doubled),
      delayed: sum(({ packets }) => packets.delayed),
      late: sum(({ packets }) => packets.late),
    },
    comments: sum(({ comments }) => comments),
    held: sum(({ held }) => held),
    refused: sum(({ refused }) => refused),
    lost: problems('lost'),
    doubled: problems('doubled'),
    differing: problems('differing'),
    stuck: problems('stuck'),
    seconds: sum(({ seconds }) => seconds),
  };
}

export function inWords(total: Total): string {
  const { kills, packets } = total;
  return [
    `${total.runs} runs`,
    `${kills.engine + kills.app + kills.server} kills ` +
      `(engine ${kills.engine}, app ${kills.app}, server ${kills.server})`,
    `${total.cuts} cuts`,
    `${packets.dropped} packets lost, ${packets.doubled} doubled, ` +
      `${packets.delayed} delayed, ${packets.late} late`,
    `${total.comments} comments`,
    `${total.held} held`,
    `${total.refused} refused`,
    `lost ${total.lost}`,
    `doubled ${total.doubled}`,
    `differing ${total.differing}`,
    `stuck ${total.stuck}`,
  ].join(', ');
}

export function asTable(total: Total): string {
  const rows: [string, number | string][] = [
    ['runs', total.runs],
    ['kills of an engine', total.kills.engine],
    ['kills of the whole app', total.kills.app],
    ['kills of the server', total.kills.server],
    ['connections cut', total.cuts],
    ['packets lost', total.packets.dropped],
    ['packets doubled', total.packets.doubled],
    ['packets delayed', total.packets.delayed],
    ['packets of connections that were over', total.packets.late],
    ['comments acknowledged', total.comments],
    ['replies held for their writers', total.held],
    ['comments refused', total.refused],
    ['**lost**', total.lost],
    ['**doubled**', total.doubled],
    ['**differing**', total.differing],
    ['**stuck**', total.stuck],
    ['minutes', (total.seconds / 60).toFixed(1)],
  ];
  const lines = rows.map(([what, value]) => `| ${what} | ${value} |`);
  return ['| what | count |', '| --- | ---: |', ...lines].join('\n');
}
