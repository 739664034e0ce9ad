/** What the specification (sections 3.1, 4.2 and 6.3) allows in an answer, in our words, and nothing beyond what we send. */
import { z } from 'zod';

const text = z.string().min(1);
const template = z.string().regex(/^http:\/\/[^{]+\{\{id\}\}$/);
const type = z.strictObject({ id: text, name: text });
const describedType = z.strictObject({ id: text, name: text, description: text });
const suggestService = z.strictObject({ service_url: z.url(), service_path: z.string().startsWith('/') });

const manifest = z.strictObject({
  versions: z.tuple([z.literal('0.2')]),
  name: text,
  identifierSpace: z.url(),
  schemaSpace: z.url(),
  defaultTypes: z.array(describedType).min(1),
  batchSize: z.int().positive(),
  view: z.strictObject({ url: template }),
  preview: z.strictObject({ url: template, width: z.int().positive(), height: z.int().positive() }),
  suggest: z.strictObject({ entity: suggestService, type: suggestService, property: suggestService }),
});

const candidate = z.strictObject({
  id: text,
  name: text,
  description: text,
  type: z.array(type).length(1),
  score: z.number().min(0).max(100),
  match: z.boolean(),
  features: z
    .array(z.strictObject({ id: text, value: z.union([z.number(), z.boolean()]) }))
    .refine((features) => new Set(features.map(({ id }) => id)).size === features.length),
});
export type Candidate = z.infer<typeof candidate>;

const result = z
  .array(candidate)
  .refine((candidates) => candidates.filter(({ match }) => match).length <= 1, 'two matches')
  .refine(
    (candidates) => candidates.every(({ score }, at) => at === 0 || candidates[at - 1]!.score >= score),
    'best first',
  );

const results = z.record(
  z.string(),
  z.strictObject({ result, error: z.strictObject({ code: text, message: text }).optional() }),
);

const entities = z.strictObject({
  result: z.array(z.strictObject({ ...describedType.shape, notable: z.array(type) })),
});
const others = z.strictObject({ result: z.array(describedType) });

/** By the name of the specification's schema. */
export const SHAPES = {
  manifest,
  'reconciliation-result-batch': results,
  'suggest-entities-response': entities,
  'suggest-types-response': others,
  'suggest-properties-response': others,
};
export type ShapeName = keyof typeof SHAPES;
