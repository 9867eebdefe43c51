// The migration that makes the cache searchable: the index, what waits to be put into it, and the
// triggers that take out of it what may not be read any more. One that was released is never changed.
import { termMark } from '../search/words.ts';

// Without positions (`detail=none`) and prefix indexes (each as large as all the rest): so the index
// takes two fifths of the text that it holds. Phrases are checked on the text itself; a short prefix that
// stands almost everywhere is found by reading the newest texts, any other by the index's own terms.
//
// The index keeps no text (`content=''`): to take a row out, it has to be given what was put in.
//
// Words are taken apart and folded by search/words.ts, as those are that are looked for: SQLite's own
// tokenizer folds Latin letters alone, and knows marks of other scripts as ends of words.
//
// A row's number in the index is its position: the moment, in steps of 8 ms, so that the newest come
// first by walking backwards. It is a column of its own: rows of the table itself lie as they came,
// which packs them best.
//
// What comes waits in search_queue and is put in soon after (see search-upkeep.ts): ten thousand comments
// to catch up on would take three times as long, and a row that comes out of order costs a page of its own.
//
// Beside its words each row has the terms of its kind, its author and its article (see search/plan.ts),
// so that the index itself joins them. Authors' names change, their ids do not. Each begins with what no
// word holds: the index does not know in which column it found something.
type Row = 'new' | 'old';

/** What is put into the index: the words of a text, and the terms with what each of them begins with. */
type Form = { words: (text: string) => string; mark: string };
const firstForm: Form = { words: (text) => text, mark: '' };
/** search_words: see `indexedWords` in search/words.ts. */
const form: Form = { words: (text) => `search_words(${text})`, mark: termMark };

const commentTerms = (row: Row, { mark }: Form) =>
  `'${mark}kindcomment ${mark}author' || replace(${row}.author_id, '-', '') || ' ${mark}article' || replace(${row}.article_id, '-', '')`;
const articleTerms = (row: Row, { mark }: Form) =>
  `'${mark}kindarticle ${mark}article' || replace(${row}.id, '-', '')`;
const articleText = (row: Row) =>
  `${row}.headline || char(10) || ${row}.deck || char(10) || ${row}.byline || char(10) || ${row}.body`;
const isShown = (row: Row) => `(${row}.body is not null and ${row}.state = 'visible')`;
const positionOf = (row: Row) =>
  `(select position from article_positions where article_id = ${row}.id)`;
const isKept = '(select paused from search_upkeep) = 0';

const waits = (position: string) =>
  `exists (select 1 from search_queue where position = ${position})`;

const putComment = `
    insert or ignore into search_queue (position) values (new.position);`;
const takeComment = (as: Form) => `
    insert into search_index (search_index, rowid, words, terms)
      select 'delete', old.position, ${as.words('old.body')}, ${commentTerms('old', as)}
      where not ${waits('old.position')};
    update search_upkeep set due = 1 where marking = 1 and due <> 1 and not ${waits('old.position')};
    delete from search_queue where position = old.position;`;
const putArticle = `
    insert or ignore into search_queue (position) values (${positionOf('new')});`;
const takeArticle = (as: Form) => `
    insert into search_index (search_index, rowid, words, terms)
      select 'delete', ${positionOf('old')}, ${as.words(articleText('old'))}, ${articleTerms('old', as)}
      where not ${waits(positionOf('old'))};
    delete from search_queue where position = ${positionOf('old')};`;

/** The triggers that take out of the index what was put in in that form. */
const takingTriggers = (as: Form) => `
  create trigger comments_are_changed after update of body, state on comments
    when ${isShown('old')} and ${isShown('new')} and old.body <> new.body begin${takeComment(as)}${putComment}
  end;
  create trigger comments_are_withheld after update of body, state on comments
    when ${isShown('old')} and not ${isShown('new')} begin${takeComment(as)}
  end;
  create trigger comments_are_taken after delete on comments
    when ${isShown('old')} and ${isKept} begin${takeComment(as)}
  end;
  create trigger articles_are_changed after update of headline, deck, byline, body on articles
    when ${articleText('old')} <> ${articleText('new')} begin${takeArticle(as)}${putArticle}
  end;
  create trigger articles_are_taken after delete on articles when ${isKept} begin${takeArticle(as)}
    delete from article_positions where article_id = old.id;
  end;
`;

const indexSettings = `
  -- What is taken out leaves the index's pages at once, and not when they are next merged.
  insert into search_index (search_index, rank) values ('secure-delete', 1);
  -- Merged by search-upkeep.ts when there is time, and not in the middle of a page from the server.
  insert into search_index (search_index, rank) values ('automerge', 0);
`;

const queueEverything = `
  insert into search_queue select position from comments where body is not null and state = 'visible';
  insert into search_queue select position from article_positions;
`;

/** Puts in what waits at these positions; bound: `from` and `to`, both of them included. */
export const putQueuedSql = `
  insert into search_index (rowid, words, terms)
    select new.position, ${form.words('new.body')}, ${commentTerms('new', form)}
    from search_queue q join comments new on new.position = q.position
    where q.position between :from and :to and ${isShown('new')}
    union all
    select q.position, ${form.words(articleText('new'))}, ${articleTerms('new', form)}
    from search_queue q join article_positions p on p.position = q.position
      join articles new on new.id = p.article_id
    where q.position between :from and :to
    order by 1`;

export const searchMigration = `
  create temp table placed as
    select id, number + max(step - number) over (order by step, id rows unbounded preceding) as position
    from (
      select id, step, row_number() over (order by step, id) as number from (
        select id, created_at / 8 as step from comments
        union all select id, published_at / 8 from articles
      )
    );
  create unique index temp.placed_by_id on placed (id);

  alter table comments add column position integer;
  update comments set position = (select position from temp.placed where placed.id = comments.id);
  create unique index comments_by_position on comments (position);

  create table article_positions (
    position integer primary key,
    article_id text not null unique
  ) strict;
  insert into article_positions
    select p.position, a.id from articles a join temp.placed p on p.id = a.id;
  drop table temp.placed;

  -- Who has written here, by the name under which they wrote last.
  create table authors (
    id text primary key,
    name text not null
  ) strict, without rowid;
  insert into authors select author_id, max(author_name) from comments group by author_id;

  -- paused: everything goes, the index at one stroke. marking: what goes is only marked as gone. due: so
  -- its words may still stand in the index's older segments, until these are merged; 2 while they are.
  create table search_upkeep (
    id integer primary key check (id = 1),
    paused integer not null,
    marking integer not null,
    due integer not null
  ) strict;
  insert into search_upkeep values (1, 0, 0, 0);

  create virtual table search_index using fts5 (
    words, terms, content='', columnsize=0, detail=none, tokenize='unicode61 remove_diacritics 2'
  );
${indexSettings}
  create table search_queue (position integer primary key) strict;
${queueEverything}
  create trigger comments_are_searched after insert on comments begin
    insert into authors (id, name) values (new.author_id, new.author_name)
      on conflict (id) do update set name = excluded.name where name <> excluded.name;
  end;
  create trigger comments_are_put after insert on comments when ${isShown('new')} begin${putComment}
  end;
  create trigger comments_are_shown after update of body, state on comments
    when not ${isShown('old')} and ${isShown('new')} begin${putComment}
  end;
  create trigger authors_are_named after update of author_name on comments
    when old.author_name <> new.author_name begin
    update authors set name = new.author_name where id = new.author_id;
  end;

  create trigger articles_are_put after insert on articles begin${putArticle}
  end;
${takingTriggers(firstForm)}`;

/** Authors by the name under which they are looked for. folded_name: see search/words.ts. */
export const authorsMigration = `
  drop trigger comments_are_searched;
  drop trigger authors_are_named;
  drop table authors;
  -- Who has written here, by the name under which they wrote last.
  create table authors (
    id text primary key,
    name text not null,
    folded text not null
  ) strict, without rowid;
  insert into authors select author_id, max(author_name), folded_name(max(author_name))
    from comments group by author_id;
  create index authors_by_name on authors (folded);
  create trigger authors_are_met after insert on comments
    when not exists (select 1 from authors where id = new.author_id and name = new.author_name) begin
    insert into authors (id, name, folded)
      values (new.author_id, new.author_name, folded_name(new.author_name))
      on conflict (id) do update set name = excluded.name, folded = excluded.folded;
  end;
  create trigger authors_are_named after update of author_name on comments
    when old.author_name <> new.author_name begin
    update authors set name = new.author_name, folded = folded_name(new.author_name)
      where id = new.author_id;
  end;
`;

/** Everything is put in anew, in the present form; what waits for it is not found meanwhile. */
export const wordsMigration = `
  drop trigger comments_are_changed;
  drop trigger comments_are_withheld;
  drop trigger comments_are_taken;
  drop trigger articles_are_changed;
  drop trigger articles_are_taken;
  drop table search_index;
  create virtual table search_index using fts5 (
    words, terms, content='', columnsize=0, detail=none, tokenize='ascii'
  );
${indexSettings}
  update search_upkeep set paused = 0, marking = 0, due = 0;
  delete from search_queue;
${queueEverything}
${takingTriggers(form)}
  update authors set folded = folded_name(name) where folded <> folded_name(name);
`;
