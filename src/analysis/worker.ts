/** A worker's thread: takes one task after the other from the pool. */
import { parentPort } from 'node:worker_threads';
import { invariant } from '../errors.js';
import { workOut, type Reply, type Task } from './work.js';

invariant(parentPort, 'the analysis worker was started as a program');
const port = parentPort;
port.on('message', (task: Task) => port.postMessage(replyTo(task)));

function replyTo(task: Task): Reply {
  try {
    return { answer: workOut(task) };
  } catch (error) {
    const { message, stack } = error as Error;
    return { fault: { message, ...(stack !== undefined && { stack }) } };
  }
}
