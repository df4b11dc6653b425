import "server-only";
import type { LengowAction, LengowCall } from "@/lib/lengow";
import { isAbout } from "./match";
import type { Asked } from "./row";
import type { SendingClient } from "./sending-parts";

/** All actions Lengow has of this order and type, and how many rows came that were not asked for. */
export interface FoundActions {
  actions: LengowAction[];
  strangers: number;
}

/**
 * Every page, or an error: half a list proves nothing (RELIABILITY.md §4.5). Nothing is bounded by time, for clocks differ.
 * @throws LengowError
 */
export async function readActions(client: SendingClient, asked: Asked, call: LengowCall): Promise<FoundActions> {
  const { marketplace, order_id: marketplaceOrderId, action_type: actionType } = asked;
  const actions: LengowAction[] = [];
  let strangers = 0;
  for await (const page of client.actions.pages({ marketplace, marketplaceOrderId, actionType }, call)) {
    for (const action of page.actions) {
      if (isAbout(action, asked)) actions.push(action);
      else strangers += 1;
    }
  }
  return { actions, strangers };
}
