/** What the embedded engine throws, as entries of the error table. It tells by GQLSTATUS (ISO/IEC 39075). */
import { z } from 'zod';
import { NisbaError, type ErrorCode } from '../../errors.js';

const Thrown = z.object({
  message: z.string(),
  code: z.string().optional(),
  gqlStatus: z.string().optional(),
  // Where the package's entry module did not know the error's class (another realm), the status is still here.
  cause: z.object({ message: z.string() }).optional().catch(undefined),
});
/** The system's words for a disk that takes no more: ENOSPC, EDQUOT, EFBIG, EROFS. */
const DISK_REFUSES =
  /No space left|quota exceeded|File too large|Read-only file system|os error (?:28|122|27|30)\b/i;
const STATUS_IN_CAUSE = /^GQLSTATUS (\w{5})$/;

/** Every error of the engine becomes a NisbaError; one that is already passes through. */
export function embeddedError(error: unknown): NisbaError {
  if (error instanceof NisbaError) return error;
  const thrown = Thrown.safeParse(error);
  if (!thrown.success)
    return new NisbaError('ENGINE_FAULT', 'The embedded engine failed.', {}, { cause: error });
  const { message, code = '', cause } = thrown.data;
  const gqlStatus = thrown.data.gqlStatus ?? STATUS_IN_CAUSE.exec(cause?.message ?? '')?.[1] ?? '';
  if (DISK_REFUSES.test(message)) {
    return new NisbaError(
      'STORE_NOT_WRITABLE',
      'The disk of the data folder is full or takes no writes. Make room and try again: what was acknowledged is kept, nothing of this write is.',
      { engine: 'embedded' },
      { cause: error },
    );
  }
  return new NisbaError(
    codeOf(gqlStatus, code),
    message,
    { engine: 'embedded', gqlStatus },
    { cause: error },
  );
}

function codeOf(gqlStatus: string, code: string): ErrorCode {
  if (gqlStatus.startsWith('40')) return 'CONFLICT';
  if (gqlStatus.startsWith('G1') || gqlStatus.startsWith('G2')) return 'CONSTRAINT';
  if (gqlStatus.startsWith('42') || gqlStatus.startsWith('22')) return 'BAD_STATEMENT';
  return code === 'InvalidArg' ? 'BAD_STATEMENT' : 'ENGINE_FAULT';
}
