#!/usr/bin/env node
/** The command `nisba`. */
import { runCommandLine } from './cli/program.js';

// `nisba statements | head` closes the pipe early: that is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

process.exitCode = await runCommandLine(process.argv);
