/** nisba check */
import type { Settings } from '../config.js';
import { check as findDifferences, describeFinding, type CheckSection } from '../integrity/check.js';
import { EXIT_ERROR } from './failure.js';
import { openFor } from './open.js';

/** @returns the exit code: 1 when something stored is not what the claims make it */
export async function check(settings: Settings): Promise<number> {
  const store = await openFor('check', settings);
  try {
    const checked = new Map<CheckSection, number>();
    let differences = 0;
    const findings = findDifferences(store, {
      onProgress: (progress) => checked.set(progress.section, progress.checked),
    });
    for await (const finding of findings) {
      differences += 1;
      console.log(describeFinding(finding));
    }
    const sections = [...checked].map(([section, count]) => `${count.toLocaleString('en-US')} ${section}`);
    console.log(
      `Compared ${sections.join(', ')}: ${differences.toLocaleString('en-US')} difference${differences === 1 ? '' : 's'}.`,
    );
    return differences > 0 ? EXIT_ERROR : 0;
  } finally {
    await store.close();
  }
}
