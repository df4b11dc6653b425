import type { Answer } from "../http/answer";
import { json } from "../http/answer";
import type { Call } from "../http/call";
import { readFields } from "../http/call";
import type { World } from "../world";
import { callsControl } from "./calls-control";
import { clockControl } from "./clock-control";
import { faultsControl } from "./faults-control";
import { incidentControl } from "./incident-control";
import { ordersControl } from "./orders-control";
import { outcomesControl } from "./outcomes-control";
import { ControlError } from "./read-control";
import { seedControl } from "./seed-control";
import { settingsControl } from "./settings-control";
import { truthControl } from "./truth-control";

/** One page of the control plane. `fields` is the JSON body of a POST, `{}` otherwise. */
export type Control = (call: Call, fields: Record<string, unknown>, world: World) => unknown;

const CONTROLS: Record<string, Control> = {
  calls: callsControl,
  clock: clockControl,
  faults: faultsControl,
  incident: incidentControl,
  orders: ordersControl,
  outcomes: outcomesControl,
  seed: seedControl,
  settings: settingsControl,
  truth: truthControl,
};

export const CONTROL_PREFIX = "/__sandbox";

/** Answers /__sandbox/*: people and tests on this machine only. */
export function control(call: Call, world: World): Answer {
  if (!isLoopback(call.peer)) return json(403, { error: "The control plane answers on this machine only" });
  const name = call.path.slice(CONTROL_PREFIX.length).replaceAll("/", "");
  if (name === "")
    return json(200, { controls: Object.keys(CONTROLS), now: new Date(world.clock.now()).toISOString() });
  const handler = Object.hasOwn(CONTROLS, name) ? CONTROLS[name] : undefined;
  if (!handler) return json(404, { error: `No control "${name}"; there are ${Object.keys(CONTROLS).join(", ")}` });
  const fields = call.method === "POST" ? readFields(call) : {};
  if (!fields) return json(400, { error: "A JSON object is expected" });
  try {
    return json(200, handler(call, fields, world));
  } catch (error) {
    if (error instanceof ControlError) return json(400, { error: error.message });
    throw error;
  }
}

function isLoopback(peer: string): boolean {
  return /^(::ffff:)?127\.|^::1$/.test(peer);
}
