import type { Command } from 'commander';
import { examine, type Finding } from './doctor.js';
import { withExamples } from './examples.js';
import { settingsOf } from './settings.js';
import { say } from './talk.js';

/** `doctor`: is everything as it must be, and if not, what to do. */
export function addDoctor(program: Command): void {
  const command = program
    .command('doctor')
    .description(
      'Look for whatever keeps the program from running; exit code 1 if something does.',
    );
  withExamples(command, ['doctor', 'doctor --data ./my-data --json']);
  command.action(async () => {
    const { folder, asJson } = settingsOf(command);
    const findings = await examine(folder);
    const ok = findings.every((each) => each.ok);
    if (!ok) process.exitCode = 1;
    await say(
      asJson ? `${JSON.stringify({ ok, checks: findings })}\n` : findings.map(line).join(''),
    );
  });
}

const line = ({ check, ok, detail }: Finding): string =>
  `${ok ? 'ok     ' : 'problem'}  ${check.padEnd(11)}  ${detail}\n`;
