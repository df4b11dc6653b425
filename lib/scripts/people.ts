// npm run people -- …: who may sign in and what they may do, until there are screens for it (DESIGN §4).
import nextEnv from "@next/env";
import { isRole, ROLES, type Role } from "../domain/permissions";
import { passwordProblem } from "../server/auth/password";
import { People, PeopleError } from "../server/auth/people";
import { openDatabase } from "../server/db/open";
import { readEnv } from "../server/env";
import { isStartError } from "../server/errors";
import { readNewPassword } from "./password-prompt";
import { type Command, parseCommand, USAGE } from "./people-command";

async function newPassword(): Promise<string> {
  const password = await readNewPassword();
  const problem = passwordProblem(password);
  if (problem) throw new PeopleError(problem);
  return password;
}

function roleOf(text: string): Role {
  if (isRole(text)) return text;
  throw new PeopleError(`"${text}" is no role. There are: ${ROLES.join(", ")}.`);
}

async function printList(people: People): Promise<string> {
  const lines = (await people.list()).map((person) => {
    const grants = person.grants.map(({ accountId, role }) => `${role} on ${accountId}`).join(", ") || "no account";
    const marks = [
      person.disabledAt ? "disabled" : "",
      person.demo ? "demo" : "",
      person.passwordHash ? "" : "no password",
    ];
    const noted = marks.filter(Boolean).join(", ");
    return `${person.email}  ${person.name}  ${grants}  ${person.liveSessions} sessions${noted ? `  (${noted})` : ""}`;
  });
  return lines.length > 0 ? lines.join("\n") : "There is nobody yet.";
}

/** Carries out one command and answers what to tell. */
async function carryOut(command: Command, people: People): Promise<string> {
  switch (command.verb) {
    case "add": {
      const role = command.role === undefined ? null : roleOf(command.role);
      const password = command.withoutPassword ? null : await newPassword();
      await people.add({ email: command.email, name: command.name ?? "", password });
      if (role && command.account !== undefined) await people.grant(command.email, command.account, role);
      const grant = role ? `, ${role} on account ${command.account}` : ", without a role on any account yet";
      return `${command.email} may sign in${grant}.`;
    }
    case "disable":
      await people.disable(command.email);
      return `${command.email} is shut out, and every session has ended.`;
    case "enable":
      await people.enable(command.email);
      return `${command.email} may sign in again.`;
    case "grant":
      await people.grant(command.email, command.account, roleOf(command.role));
      return `${command.email} is ${command.role} on account ${command.account}.`;
    case "revoke":
      await people.revokeGrant(command.email, command.account);
      return `${command.email} has no role on account ${command.account} any more.`;
    case "password":
      await people.setPassword(command.email, await newPassword());
      return `${command.email} has a new password, and every session has ended.`;
    case "sessions revoke":
      return `${await people.endSessions(command.email)} sessions of ${command.email} have ended.`;
    case "list":
      return printList(people);
  }
}

async function main(): Promise<number> {
  const command = parseCommand(process.argv.slice(2));
  if (!command) {
    process.stderr.write(USAGE);
    return 2;
  }
  nextEnv.loadEnvConfig(process.cwd(), false, { info: () => undefined, error: console.error });
  const { databaseUrl, dataDir } = readEnv();
  const db = await openDatabase({ databaseUrl, dataDir });
  try {
    process.stdout.write(`${await carryOut(command, new People(db))}\n`);
    return 0;
  } finally {
    await db.close();
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    if (!isStartError(error) && !(error instanceof PeopleError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  },
);
