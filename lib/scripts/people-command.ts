import { parseArgs } from "node:util";

export const USAGE = `npm run people -- add EMAIL --name NAME --role ROLE --account ID   asks for the password
npm run people -- add EMAIL --name NAME --no-password              company sign-in only
npm run people -- grant EMAIL --account ID --role ROLE
npm run people -- revoke EMAIL --account ID
npm run people -- disable EMAIL
npm run people -- enable EMAIL
npm run people -- password EMAIL                                   asks for the new one
npm run people -- sessions revoke EMAIL
npm run people -- list

Roles: viewer, operator, support, admin. A password is asked for twice, or read from standard input when that is no terminal.
`;

export type Command =
  | { verb: "add"; email: string; name?: string; role?: string; account?: number; withoutPassword: boolean }
  | { verb: "grant"; email: string; account: number; role: string }
  | { verb: "revoke"; email: string; account: number }
  | { verb: "disable" | "enable" | "password" | "sessions revoke"; email: string }
  | { verb: "list" };

interface Options {
  name?: string;
  role?: string;
  account?: string;
  "no-password"?: boolean;
}

function accountOf(text: string | undefined): number | null {
  return text !== undefined && /^[1-9]\d{0,9}$/.test(text) ? Number(text) : null;
}

function adding(email: string, options: Options): Command | null {
  const { name, role } = options;
  const account = accountOf(options.account);
  // A role without an account means nothing, and the other way round.
  if ((role === undefined) !== (options.account === undefined) || (role !== undefined && account === null)) return null;
  return {
    verb: "add",
    email,
    withoutPassword: options["no-password"] ?? false,
    ...(name !== undefined ? { name } : {}),
    ...(role !== undefined && account !== null ? { role, account } : {}),
  };
}

function commandOf(words: string[], options: Options): Command | null {
  const verb = words[0] === "sessions" ? words.slice(0, 2).join(" ") : (words[0] ?? "");
  const [email, ...rest] = words.slice(verb.split(" ").length);
  if (verb === "list") return email === undefined ? { verb } : null;
  if (email === undefined || rest.length > 0) return null;
  const account = accountOf(options.account);
  switch (verb) {
    case "add":
      return adding(email, options);
    case "grant":
      return account !== null && options.role ? { verb, email, account, role: options.role } : null;
    case "revoke":
      return account !== null ? { verb, email, account } : null;
    case "disable":
    case "enable":
    case "password":
    case "sessions revoke":
      return { verb, email };
    default:
      return null;
  }
}

/** What was typed, as a command; null when it is none. */
export function parseCommand(args: string[]): Command | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        name: { type: "string" },
        role: { type: "string" },
        account: { type: "string" },
        "no-password": { type: "boolean" },
      },
    });
    return commandOf(positionals, values);
  } catch {
    return null;
  }
}
