import type { Script } from "../actions/action-store";
import type { Control } from "./control";
import { needed, queryAccount, readNumber, readText, readWord } from "./read-control";

const KINDS = ["done", "warning", "refused", "late", "retried", "silent"] as const;

/** How the next actions of an account end. POST one script, GET or DELETE those of `account`. */
export const outcomesControl: Control = (call, fields, world) => {
  if (call.method === "POST") {
    const { scripts } = world.account(needed(readNumber(fields, "account"), "account")).actions;
    const script: Script = {
      id: scripts.length + 1,
      outcome: needed(readWord(fields, "outcome", KINDS), "outcome"),
      marketplace: readText(fields, "marketplace"),
      marketplace_order_id: readText(fields, "marketplace_order_id"),
      action_type: readText(fields, "action_type"),
      errors: readText(fields, "errors"),
      afterSeconds: readNumber(fields, "afterSeconds"),
      times: readNumber(fields, "times"),
    };
    scripts.push(script);
    return script;
  }
  const { scripts } = world.account(needed(queryAccount(call.query), "account")).actions;
  if (call.method === "DELETE") scripts.length = 0;
  return { outcomes: scripts };
};
