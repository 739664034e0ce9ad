import { expect, test } from '@jest/globals';
import { recordClaims } from '../../src/claim/record-claims.js';
import { listJudgements } from '../../src/identity/judgements.js';
import { mergeEntities } from '../../src/identity/merge-entities.js';
import { entityId } from '../../src/ids.js';
import { openTestStore } from '../engines.js';
import { claim, recordGraph } from '../graph.js';

const [a, b, c] = ['person:a', 'person:b', 'person:c'].map(entityId) as [never, never, never];

test('judgements tell whom sources hold for the same and whom not, merged ones left out', async () => {
  const store = await openTestStore();
  await recordGraph(store, { entities: [a, b, c], sources: ['source:one', 'source:two'] });
  await store.write((writer) =>
    recordClaims(
      writer,
      [
        claim(a, 'POSSIBLY_SAME_AS', b, { modality: 'POSSIBLE' }),
        claim(c, 'POSSIBLY_SAME_AS', a),
        claim(a, 'POSSIBLY_SAME_AS', c, { source: 'source:two', stance: 'DENIES' }),
      ],
      'tester',
    ),
  );
  const judged = async () =>
    (await listJudgements(store, [a])).get(a)!.map(({ other, ...counts }) => ({ id: other.id, ...counts }));
  expect(await judged()).toEqual([
    { id: b, same: 1, different: 0 },
    { id: c, same: 1, different: 1 },
  ]);
  await store.write((writer) => mergeEntities(writer, { id: b, into: a, reason: 'one' }, 'tester'));
  expect(await judged()).toEqual([{ id: c, same: 1, different: 1 }]);
});
