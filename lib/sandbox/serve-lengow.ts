import type { ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { harmless } from "./calls";
import { dispatch } from "./dispatch";
import { addFreshOrders } from "./faults/changing-pages";
import { earlyAnswer } from "./faults/early";
import type { Fault } from "./faults/fault";
import { holdOpen, sendSpoiled } from "./faults/late";
import { type Answer, e1 } from "./http/answer";
import { type Call, readFields } from "./http/call";
import { bareToken } from "./http/gate";
import { send } from "./http/send";
import { routeName } from "./routes/route";
import { findRoute, normalPath } from "./routes/table";
import { accountOfLogin } from "./tokens";
import type { World } from "./world";

const SPOILED = new Set(["truncated", "reset-after", "slow", "timeout-after-commit"]);

/** One request to Lengow's own paths: fault, work, answer; each is counted, whatever becomes of it. */
export async function serveLengow(world: World, call: Call, response: ServerResponse): Promise<void> {
  const { route } = findRoute(call.method, call.path);
  const name = route ? routeName(route) : `${call.method} ${normalPath(call.path)}`;
  const account = callerOf(call, world);
  const order = orderOf(call);
  const fault = world.faults.take(name, account, order);
  const started = performance.now();
  const record = (status: number | null) =>
    world.calls.add({
      at: new Date(world.clock.now()).toISOString(),
      account,
      method: call.method,
      route: name,
      path: call.path,
      query: harmless(call.query),
      ...(order === null ? {} : { order }),
      status,
      ...(fault ? { fault: fault.kind } : {}),
      milliseconds: Math.round(performance.now() - started),
    });
  if (!fault) return answerWith(work(call, world), record, (answer) => send(response, answer, call));
  return strike(fault, { world, call, response, account, path: normalPath(call.path), record });
}

type RecordCall = (status: number | null) => void;

async function answerWith(
  answer: Answer,
  record: RecordCall,
  deliver: (answer: Answer) => Promise<void>,
): Promise<void> {
  record(answer.status);
  await deliver(answer);
}

interface Strike {
  world: World;
  call: Call;
  response: ServerResponse;
  account: number | null;
  path: string;
  record: RecordCall;
}

/** Carries out a fault: instead of the work, after it, or around it. */
async function strike(fault: Fault, { world, call, response, account, path, record }: Strike): Promise<void> {
  const early = earlyAnswer(fault, call, path);
  if (early) return answerWith(early, record, (answer) => send(response, answer, call));
  if (fault.kind === "reset-before" || fault.kind === "stall") {
    record(null);
    if (fault.kind === "stall") return holdOpen(response, fault.milliseconds);
    response.destroy();
    return;
  }
  if (fault.kind === "delay") await pause(fault.milliseconds ?? 1000);
  if (fault.kind === "revoke-tokens") world.tokens.revoke(account ?? undefined);
  const answer = work(call, world);
  if (fault.kind === "changing-pages" && account !== null) addFreshOrders(world.account(account), 1, world.clock.now());
  const whole = fault.kind !== "reset-after" && fault.kind !== "timeout-after-commit";
  record(whole ? answer.status : null);
  return SPOILED.has(fault.kind) ? sendSpoiled(fault, response, answer, call) : send(response, answer, call);
}

/** The work itself; a mistake of the sandbox is a technical error, told on stderr. */
function work(call: Call, world: World): Answer {
  try {
    return dispatch(call, world);
  } catch (error) {
    process.stderr.write(
      `sandbox: ${call.method} ${call.path}: ${error instanceof Error ? error.stack : String(error)}\n`,
    );
    return e1(540, "technical error");
  }
}

/** Bodies with an order's id are small; a document need not be read for one. */
const LARGEST_FIELDS = 65_536;

/** The order a call names by its marketplace's id. */
function orderOf(call: Call): string | null {
  const asked = call.query.get("marketplace_order_id");
  if (asked !== null || call.body.length === 0 || call.body.length > LARGEST_FIELDS) return asked;
  const told = readFields(call)?.marketplace_order_id;
  return typeof told === "string" ? told : null;
}

/** Whose call it is: by token, or by the access token of a sign-in. */
function callerOf(call: Call, world: World): number | null {
  const owner = world.tokens.owner(bareToken(call));
  if (owner) return owner.accountId;
  if (normalPath(call.path) !== "/access/get_token/") return null;
  return accountOfLogin(String(readFields(call)?.access_token ?? ""));
}
