/** What is taken out, and what contradicts, shows in the links at once. */
import { describe, expect, test } from '@jest/globals';
import { at } from './endpoint.js';
import { BEARING, RETRACT, RETRACT_BEARING, fresh, graph, office, record, refused } from './writing.js';

describe('retractClaim', () => {
  test('takes a claim out, and its link follows', async () => {
    const role = fresh();
    const [one, two] = await record(office(role), office(role, { source: 'source:two' }));
    const data = await graph.data(RETRACT, { id: one!.id, reason: 'a slip' });
    expect(at(data, 'retractClaim.claim')).toMatchObject({
      id: one!.id,
      retractedBy: 'anonymous',
      retractedReason: 'a slip',
      link: { summary: { status: 'UNCONTESTED', asserts: 1 } },
    });
    await graph.data(RETRACT, { id: two!.id, reason: 'a slip' });
    const link = await graph.data(
      'query ($id: ID!) { link(id: $id) { summary { status } claims { total { value } } } }',
      { id: one!.link.id },
    );
    expect(link).toEqual({ link: { summary: { status: 'NONE' }, claims: { total: { value: 0 } } } });
    expect(await refused(RETRACT, { id: one!.id, reason: 'again' })).toMatchObject({
      code: 'ALREADY_RETRACTED',
      message: expect.stringContaining('a slip') as unknown,
    });
  });

  test('lets the same be recorded again, under the next id', async () => {
    const role = fresh();
    const [first] = await record(office(role));
    await graph.data(RETRACT, { id: first!.id, reason: 'a slip' });
    const [second] = await record(office(role));
    expect(second!.id).toBe(`${first!.id}.2`);
    expect(second!.link).toMatchObject({ summary: { status: 'UNCONTESTED', asserts: 1 } });
  });

  test.each([
    ['an unknown claim', 'claim:aaaaaaaaaaaaaaaaaaaaaaaaaa', 'why', 'NOT_FOUND'],
    ['a malformed id', 'claim:1', 'why', 'INVALID_ID'],
    ['no reason', 'claim:aaaaaaaaaaaaaaaaaaaaaaaaaa', ' ', 'BAD_USER_INPUT'],
    ['an endless reason', 'claim:aaaaaaaaaaaaaaaaaaaaaaaaaa', 'a'.repeat(10_001), 'BAD_USER_INPUT'],
  ])('refuses %s', async (_what, id, reason, code) => {
    expect((await refused(RETRACT, { id, reason }))['code']).toBe(code);
  });
});

describe('recordBearing and retractBearing', () => {
  test('make a link contested, and take it back', async () => {
    const role = fresh();
    const [one, other] = await record(office(role), office(fresh(), { subject: 'person:b' }));
    const input = { bearingType: 'CONTRADICTS', claim: other!.id, on: one!.id, reason: 'only one can be' };
    const data = await graph.data(BEARING, { input });
    expect(at(data, 'recordBearing')).toMatchObject({
      recorded: true,
      bearing: {
        bearingType: 'CONTRADICTS',
        reason: 'only one can be',
        on: { id: one!.id, link: { summary: { status: 'CONTESTED' } } },
      },
    });
    expect(at(await graph.data(BEARING, { input }), 'recordBearing.recorded')).toBe(false);
    const id = at(data, 'recordBearing.bearing.id');
    const back = await graph.data(RETRACT_BEARING, { id });
    expect(at(back, 'retractBearing.bearing.on.link.summary.status')).toBe('UNCONTESTED');
    expect(await refused(RETRACT_BEARING, { id })).toMatchObject({ code: 'ALREADY_RETRACTED' });
    expect(at(await graph.data(BEARING, { input }), 'recordBearing.bearing.id')).toBe(`${String(id)}.2`);
  });

  test('a contradiction ends with the claim that contradicts', async () => {
    const [one, other] = await record(office(fresh()), office(fresh()));
    await graph.data(BEARING, { input: { bearingType: 'CONTRADICTS', claim: other!.id, on: one!.id } });
    await graph.data(RETRACT, { id: other!.id, reason: 'a slip' });
    const link = await graph.data('query ($id: ID!) { link(id: $id) { summary { status } } }', {
      id: one!.link.id,
    });
    expect(at(link, 'link.summary.status')).toBe('UNCONTESTED');
  });

  test.each([
    [
      'an unknown claim',
      { claim: 'claim:aaaaaaaaaaaaaaaaaaaaaaaaaa', on: 'claim:bbbbbbbbbbbbbbbbbbbbbbbbbb' },
      'NOT_FOUND',
    ],
    [
      'a claim on itself',
      { claim: 'claim:aaaaaaaaaaaaaaaaaaaaaaaaaa', on: 'claim:aaaaaaaaaaaaaaaaaaaaaaaaaa' },
      'INVALID_BEARING',
    ],
    ['an entity', { claim: 'person:a', on: 'claim:bbbbbbbbbbbbbbbbbbbbbbbbbb' }, 'INVALID_ID'],
  ])('refuse %s', async (_what, ends, code) => {
    expect((await refused(BEARING, { input: { bearingType: 'SUPPORTS', ...ends } }))['code']).toBe(code);
  });

  test('refuse what was never recorded', async () => {
    expect((await refused(RETRACT_BEARING, { id: 'bearing:aaaaaaaaaaaaaaaaaaaaaaaaaa' }))['code']).toBe(
      'NOT_FOUND',
    );
    expect((await refused(RETRACT_BEARING, { id: 'claim:aaaaaaaaaaaaaaaaaaaaaaaaaa' }))['code']).toBe(
      'INVALID_ID',
    );
  });
});
