import "server-only";
import { once } from "../once";

const underWay = () => once("triage-derivations", () => new Map<number, Promise<unknown>>());

/** Runs `work` when no derivation of the account is under way in this process, and holds up the next one until it has ended. */
export function inTurn<T>(accountId: number, work: () => Promise<T>): Promise<T> {
  const before = underWay().get(accountId) ?? Promise.resolve();
  const turn = before.then(work, work);
  const ended = () => {
    if (underWay().get(accountId) === turn) underWay().delete(accountId);
  };
  underWay().set(accountId, turn);
  turn.then(ended, ended);
  return turn;
}
