import "server-only";
import type { TriageGroup } from "@/lib/contract/triage";

/** What is late, what is due within a day, what has a deadline at all, the rest. */
const urgency = (group: TriageGroup): number => (group.late > 0 ? 3 : group.due_soon > 0 ? 2 : group.next_due ? 1 : 0);

const dueOf = (group: TriageGroup): number => group.late + group.due_soon;

const byNumber = (a: TriageGroup, b: TriageGroup): number =>
  b.count - a.count || (a.first_seen < b.first_seen ? -1 : a.first_seen > b.first_seen ? 1 : a.id < b.id ? -1 : 1);

const amountOf = (group: TriageGroup, currency: string): number =>
  Number(group.value_at_risk.find((one) => one.currency === currency)?.amount ?? 0);

/** Amounts of one currency only: a hundred dollars are neither more nor less than ninety euros. */
const byMoney = (currency: string) => (a: TriageGroup, b: TriageGroup) =>
  amountOf(b, currency) - amountOf(a, currency) || byNumber(a, b);

/** A cause stands in the queue of every currency in which something is at risk, and in one of its own kind where nothing is known to be. */
function queuesOf(groups: readonly TriageGroup[]): TriageGroup[][] {
  const queues = new Map<string, TriageGroup[]>();
  for (const group of groups) {
    const currencies = group.value_at_risk.map(({ currency }) => currency);
    for (const currency of currencies.length > 0 ? currencies : [""]) {
      const queue = queues.get(currency);
      queue ? queue.push(group) : queues.set(currency, [group]);
    }
  }
  return [...queues].map(([currency, queue]) => queue.sort(byMoney(currency)));
}

/**
 * Equally urgent groups: each currency's by money, and of the heads of those queues the one with more failures first, whichever queue it heads.
 * So more money in any currency, or more failures, never lets a cause sink. A chain of comparisons could go in a circle.
 */
function byWorth(groups: readonly TriageGroup[]): TriageGroup[] {
  const queues = queuesOf(groups).map((queue) => ({ queue, at: 0 }));
  const sorted = new Set<TriageGroup>();
  while (sorted.size < groups.length) {
    let next: TriageGroup | undefined;
    for (const place of queues) {
      // Another queue may have given out what stands here; once passed it is never looked at again.
      let head = place.queue[place.at];
      while (head && sorted.has(head)) head = place.queue[++place.at];
      if (head && (!next || byNumber(head, next) < 0)) next = head;
    }
    if (!next) break;
    sorted.add(next);
  }
  return [...sorted];
}

/** The most pressing first: by deadline, by how many orders it presses, then by money, number and age. */
export function byPressure(groups: readonly TriageGroup[]): TriageGroup[] {
  const alike = new Map<string, TriageGroup[]>();
  for (const group of groups) {
    const key = `${urgency(group)}:${dueOf(group)}`;
    const list = alike.get(key);
    list ? list.push(group) : alike.set(key, [group]);
  }
  const sorted = [...alike.values()].sort(([a], [b]) => (a && b ? urgency(b) - urgency(a) || dueOf(b) - dueOf(a) : 0));
  return sorted.flatMap(byWorth);
}
