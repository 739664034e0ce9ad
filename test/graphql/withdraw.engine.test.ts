/** What a later edition no longer says is withdrawn: it counts for the days before, and for what was known before. */
import { describe, expect, test } from '@jest/globals';
import { at } from './endpoint.js';
import { fresh, graph, office, record, refused } from './writing.js';

const WITHDRAW = `mutation ($ids: [ID!]!, $withdrawnAt: EDTF!, $key: String) {
  withdrawClaims(ids: $ids, withdrawnAt: $withdrawnAt, key: $key, by: "editor") {
    withdrawn
    claims { id withdrawnAt withdrawnBy link { summary { status } } }
  }
}`;
const STATUS = `query ($id: ID!, $at: TimeFilter) { link(id: $id, at: $at) { summary { status } claims { total { value } } } }`;

describe('withdrawClaims', () => {
  test('says when a source stopped saying something', async () => {
    const [one] = await record(office(fresh(), { publishedAt: '2019' }));
    const input = { ids: [one!.id], withdrawnAt: '2021-03-09' };
    expect(at(await graph.data(WITHDRAW, input), 'withdrawClaims')).toEqual({
      withdrawn: 1,
      claims: [
        {
          id: one!.id,
          withdrawnAt: '2021-03-09',
          withdrawnBy: 'editor',
          link: { summary: { status: 'UNCONTESTED' } },
        },
      ],
    });
    const seen = async (day: string) =>
      at(await graph.data(STATUS, { id: one!.link.id, at: { publishedBy: day } }), 'link');
    expect(await seen('2021-03-08')).toEqual({
      summary: { status: 'UNCONTESTED' },
      claims: { total: { value: 1 } },
    });
    expect(await seen('2021-03-09')).toEqual({
      summary: { status: 'NONE' },
      claims: { total: { value: 0 } },
    });
    expect(at(await graph.data(WITHDRAW, input), 'withdrawClaims.withdrawn')).toBe(0);
  });

  test('gives the first answer again for the same key, and refuses it for another input', async () => {
    const [one] = await record(office(fresh(), { publishedAt: '2019' }));
    const input = { ids: [one!.id], withdrawnAt: '2021', key: fresh() };
    expect(at(await graph.data(WITHDRAW, input), 'withdrawClaims.withdrawn')).toBe(1);
    expect(at(await graph.data(WITHDRAW, input), 'withdrawClaims.withdrawn')).toBe(1);
    expect(await refused(WITHDRAW, { ...input, withdrawnAt: '2022' })).toMatchObject({ code: 'KEY_REUSED' });
  });

  test.each([
    ['an unknown claim', ['claim:aaaaaaaaaaaaaaaaaaaaaaaaaa'], '2021', 'NOT_FOUND'],
    ['a malformed id', ['claim:1'], '2021', 'INVALID_ID'],
    [
      'too many',
      Array.from({ length: 1_001 }, () => 'claim:aaaaaaaaaaaaaaaaaaaaaaaaaa'),
      '2021',
      'INVALID_PAGE_SIZE',
    ],
  ])('refuses %s', async (_what, ids, withdrawnAt, code) => {
    expect(await refused(WITHDRAW, { ids, withdrawnAt })).toMatchObject({ code });
  });
});
