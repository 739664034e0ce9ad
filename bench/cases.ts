/** What is asked of the made-up graphs and of the seed graph. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { GraphFacts } from './graph.js';
import type { Serving } from './serving.js';

/** One thing to ask, again and again. */
export interface Case {
  readonly name: string;
  /** The n-th time. */
  ask(serving: Serving, n: number): Promise<string>;
  /** Links that the store looks at: the time is told by the link, too. */
  readonly links?: number;
  /** The case by whose time this one's is divided. */
  readonly against?: string;
}

const LINK = `
  id type role from { id name } to { id name }
  summary { status asserts denies doubts originCount sourceCount validFrom validTo }`;

const ENTITY = 'query ($id: ID!) { entity(id: $id) { id kind name } }';
const LINKS = `query ($id: ID!, $after: String, $evidence: EvidenceFilter, $at: TimeFilter, $order: LinkOrder) {
  entity(id: $id, evidence: $evidence, at: $at) { links(first: 20, after: $after, orderBy: $order) {
    nodes { ${LINK} } pageInfo { hasNextPage endCursor } } } }`;
const COUNTS = `query ($id: ID!) { entity(id: $id) { links(first: 20) { nodes { ${LINK} } total { value } hidden { total } } } }`;
const LINK_COUNTS = 'query ($id: ID!) { entity(id: $id) { linkCounts { type direction count { value } } } }';
const TIMELINE = `query ($id: ID!) { timeline(entities: [$id], first: 20) {
  nodes { __typename date precision summary { status } } pageInfo { hasNextPage endCursor } } }`;
const CHANGE = `query ($id: ID!, $from: String!, $to: String!) { networkChange(seeds: [$id], axis: PUBLISHED, from: $from, to: $to) {
  links { link { id } before { status } after { status } changes { kind } } truncation { complete explored } } }`;
const STEP = (below: string): string =>
  `links(first: 10, direction: OUT) { nodes { id type summary { status } to { id name ${below} } } }`;
const LEVELS = `query ($id: ID!) { entity(id: $id) { ${STEP(STEP(STEP('')))} } }`;

/** Every answer is read for errors: a quick refusal is no good figure. */
async function graphql(serving: Serving, query: string, variables: object = {}): Promise<string> {
  const text = await serving.ask(query, variables);
  if (text.includes('"errors"')) throw new Error(text.slice(0, 500));
  return text;
}

/** Asks the same of one entity after another. */
function each(ids: readonly string[], query: string, more: object = {}): Case['ask'] {
  return (serving, n) => graphql(serving, query, { id: ids[n % ids.length], ...more });
}

const A_YEAR = { from: '2019', to: '2020' };

export const BASELINE = '{ __typename }';
export const BARE_ENTITY = 'bare: entity by id';
export const BARE_LINKS = 'bare: 20 links';
export const BARE_HUB = "bare: the hub's first 20";
export const FIRST_HUB_PAGE = "the hub's first 20";

export async function graphCases(facts: GraphFacts, serving: Serving): Promise<Case[]> {
  const { hub, hubLinks: links, anyone, busy, mainSource } = facts;
  const hubPage = (more: object): Case['ask'] => each([hub], LINKS, more);
  const deep = await deepCursors(serving, hub);
  const excluding = { evidence: { excludeSources: [mainSource] } };
  return [
    { name: BASELINE, ask: (to) => graphql(to, BASELINE) },
    { name: BARE_ENTITY, ask: (to, n) => to.askBare('bare/get-entity', { id: anyone[n % anyone.length] }) },
    { name: 'entity by id', against: BARE_ENTITY, ask: each(anyone, ENTITY) },
    {
      name: BARE_LINKS,
      ask: (to, n) => to.askBare('bare/list-links', { id: busy[n % busy.length], limit: 21 }),
    },
    { name: '20 links with summaries', against: BARE_LINKS, ask: each(busy, LINKS) },
    { name: '… under excludeSources', against: '20 links with summaries', ask: each(busy, LINKS, excluding) },
    { name: 'bare: three levels × 10', ask: (to, n) => bareLevels(to, busy[n % busy.length]!) },
    { name: 'three levels × 10', against: 'bare: three levels × 10', ask: each(busy, LEVELS) },
    { name: BARE_HUB, links, ask: (to) => to.askBare('bare/list-links', { id: hub, limit: 21 }) },
    { name: FIRST_HUB_PAGE, links, against: BARE_HUB, ask: hubPage({}) },
    { name: '… page in the middle', links, against: FIRST_HUB_PAGE, ask: hubPage({ after: deep.middle }) },
    { name: '… last page', links, against: FIRST_HUB_PAGE, ask: hubPage({ after: deep.last }) },
    { name: '… excludeSources', links, against: FIRST_HUB_PAGE, ask: hubPage(excluding) },
    { name: '… validAt', links, against: FIRST_HUB_PAGE, ask: hubPage({ at: { validAt: '2019' } }) },
    {
      name: '… excludeSources, statuses',
      links,
      against: FIRST_HUB_PAGE,
      ask: hubPage({ evidence: { ...excluding.evidence, statuses: ['CONTESTED'] } }),
    },
    { name: '… by origins', links, against: FIRST_HUB_PAGE, ask: hubPage({ order: 'ORIGINS' }) },
    { name: '… with total and hidden', links, against: FIRST_HUB_PAGE, ask: each([hub], COUNTS) },
    { name: "the hub's linkCounts", links, against: FIRST_HUB_PAGE, ask: each([hub], LINK_COUNTS) },
    { name: 'a timeline, first 20', against: '20 links with summaries', ask: each(busy, TIMELINE) },
    { name: "the hub's timeline, first 20", links, against: FIRST_HUB_PAGE, ask: each([hub], TIMELINE) },
    { name: 'what changed in a year', against: '20 links with summaries', ask: each(busy, CHANGE, A_YEAR) },
    {
      name: 'what changed in a year at the hub',
      links,
      against: FIRST_HUB_PAGE,
      ask: each([hub], CHANGE, A_YEAR),
    },
    ...(await pagedCases(serving, 'entities', 'id name')),
    ...(await pagedCases(serving, 'claims', 'id predicate stance subject { id name }')),
  ];
}

interface Page {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** Where the middle and the last page of the hub begin. */
async function deepCursors(serving: Serving, id: string): Promise<{ middle: string; last: string }> {
  const query = `query ($id: ID!, $after: String) { entity(id: $id) {
    links(first: 500, after: $after) { pageInfo { hasNextPage endCursor } } } }`;
  const cursors: string[] = [];
  for (let after: string | null = null; ;) {
    const answer = JSON.parse(await graphql(serving, query, { id, after })) as {
      data: { entity: { links: Page } };
    };
    const { hasNextPage, endCursor } = answer.data.entity.links.pageInfo;
    if (!hasNextPage || endCursor === null) break;
    cursors.push(endCursor);
    after = endCursor;
  }
  return { middle: cursors[Math.floor(cursors.length / 2)]!, last: cursors.at(-1)! };
}

const PAGES_DEEP = 60;

/** The first page of a root connection, and one 30,000 items further down (or the last but one). */
async function pagedCases(serving: Serving, field: string, fields: string): Promise<Case[]> {
  const walk = `query ($after: String) { page: ${field}(first: 500, after: $after) { pageInfo { hasNextPage endCursor } } }`;
  let after: string | null = null;
  for (let page = 0; page < PAGES_DEEP; page += 1) {
    const answer = JSON.parse(await graphql(serving, walk, { after })) as { data: { page: Page } };
    const { hasNextPage, endCursor } = answer.data.page.pageInfo;
    if (!hasNextPage) break;
    after = endCursor;
  }
  const query = `query ($after: String) { ${field}(first: 20, after: $after) { nodes { ${fields} } pageInfo { endCursor } } }`;
  const first = `${field}, first 20`;
  return [
    { name: first, ask: (to) => graphql(to, query) },
    { name: `${first}, 30,000 further down`, against: first, ask: (to) => graphql(to, query, { after }) },
  ];
}

async function bareLevels(serving: Serving, id: string): Promise<string> {
  let ids = [id];
  let text = '';
  for (let level = 0; level < 3; level += 1) {
    text = await serving.askBare('bare/list-links-of-many', { ids, limit: 11 });
    const rows = JSON.parse(text) as { farId: string }[];
    ids = [...new Set(rows.map(({ farId }) => farId))];
  }
  return text;
}

const questions = fileURLToPath(new URL('../web/questions/', import.meta.url));

/** The page's questions, and the plain ones of the made-up graphs. */
export function seedCases(): Case[] {
  const ids = ['group:us-government', 'group:popular-mobilization-forces', 'person:abu-alaa-al-walae'];
  return [
    { name: BASELINE, ask: (to) => graphql(to, BASELINE) },
    { name: BARE_ENTITY, ask: (to, n) => to.askBare('bare/get-entity', { id: ids[n % ids.length] }) },
    { name: 'entity by id', against: BARE_ENTITY, ask: each(ids, ENTITY) },
    {
      name: BARE_LINKS,
      ask: (to, n) => to.askBare('bare/list-links', { id: ids[n % ids.length], limit: 21 }),
    },
    { name: '20 links with summaries', against: BARE_LINKS, ask: each(ids, LINKS) },
    { name: 'bare: three levels × 10', ask: (to, n) => bareLevels(to, ids[n % ids.length]!) },
    { name: 'three levels × 10', against: 'bare: three levels × 10', ask: each(ids, LEVELS) },
    ...readdirSync(questions)
      .sort()
      .map((file): Case => {
        const query = readFileSync(`${questions}${file}`, 'utf8');
        return { name: file.replace('.graphql', ''), against: BASELINE, ask: (to) => graphql(to, query) };
      }),
  ];
}
