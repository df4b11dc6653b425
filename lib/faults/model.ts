/**
 * The sending protocol as a state machine small enough to be walked through completely: every interleaving of two workers, a crash at any
 * step, a pause of any length, a lease that ends at any moment, answers lost, late or cut, actions that appear late in Lengow's list
 * (RELIABILITY.md §0.3). Each switch in `Variant` takes away one rule of the protocol; a walk must then find what the rule prevents.
 */

export interface Variant {
  intents: 1 | 2;
  policy: "strict" | "recover";
  /** Most claims per intent: bounds the walk. */
  claims: number;
  /** When the horizon may be called over: once every POST is settled and visible, or at any time. */
  horizon?: "sound" | "any-time";
  /** A worker whose lease is over writes all the same. */
  noGuard?: boolean;
  requeueExpired?: boolean;
  retryOnError?: boolean;
  writeBeforeCommit?: boolean;
  noFence?: boolean;
  noLane?: boolean;
}

type RowState =
  | "none"
  | "ready"
  | "claimed"
  | "sending"
  | "unconfirmed"
  | "accepted"
  | "rejected"
  | "needs_person"
  | "closed";

interface Row {
  s: RowState;
  fence: number;
  attempt: number;
  claims: number;
  /** Actions seen before the attempt, by index into `posts`. */
  known: number[];
  adopted: number;
  /** The action an answer on record names, or -1. */
  evidence: number;
}

/** `answered`: an outcome is in memory; `noted`: its evidence is committed, the row is not. */
type Phase = "idle" | "claimed" | "based" | "committed" | "written" | "written-early" | "answered" | "noted";
type Result = "" | "accepted" | "rejected" | "not-processed" | "unknown";

interface Worker {
  phase: Phase;
  intent: number;
  fence: number;
  post: number;
  known: number[];
  result: Result;
}

interface Post {
  intent: number;
  s: "flying" | "hidden" | "visible" | "gone";
}

interface World {
  rows: Row[];
  workers: Worker[];
  posts: Post[];
}

export type Violation = "double" | "stolen" | "false-words";

export interface Verdict {
  states: number;
  violation: Violation | null;
  /** What happened on the way to the violation, in order. */
  trace: string[];
  /** States from which no end can be reached. */
  stuck: number;
}

const IDLE: Worker = { phase: "idle", intent: -1, fence: -1, post: -1, known: [], result: "" };
const LANE: readonly RowState[] = ["ready", "claimed", "sending", "unconfirmed", "needs_person"];
const ENDS: readonly RowState[] = ["none", "accepted", "rejected", "closed"];

function start(variant: Variant): World {
  const row: Row = { s: "none", fence: 0, attempt: 0, claims: 0, known: [], adopted: -1, evidence: -1 };
  return {
    rows: Array.from({ length: variant.intents }, () => ({ ...row })),
    workers: [{ ...IDLE }, { ...IDLE }],
    posts: [],
  };
}

function copyOf(world: World): World {
  return {
    rows: world.rows.map((row) => ({ ...row })),
    workers: world.workers.map((worker) => ({ ...worker })),
    posts: world.posts.map((post) => ({ ...post })),
  };
}

function isAccepted(post: Post): boolean {
  return post.s === "hidden" || post.s === "visible";
}

class Walk {
  readonly next: { label: string; world: World }[] = [];

  constructor(
    private readonly variant: Variant,
    private readonly world: World,
  ) {}

  private step(label: string, change: (world: World) => void): void {
    const world = copyOf(this.world);
    change(world);
    this.next.push({ label, world });
  }

  run(): void {
    this.world.rows.forEach((row, index) => {
      this.record(row, index);
      this.reap(row, index);
      this.look(row, index);
    });
    this.world.workers.forEach((worker, index) => {
      this.take(worker, index);
      this.send(worker, index);
      this.hear(worker, index);
      this.settle(worker, index);
      if (worker.phase !== "idle") this.step(`crash ${index}`, (w) => Object.assign(w.workers[index]!, IDLE));
    });
    this.world.posts.forEach((post, index) => {
      if (post.s === "flying") {
        this.step(`lengow accepts ${index}`, (w) => Object.assign(w.posts[index]!, { s: "hidden" }));
        this.step(`lost on the way ${index}`, (w) => Object.assign(w.posts[index]!, { s: "gone" }));
      }
      if (post.s === "hidden") this.step(`listed ${index}`, (w) => Object.assign(w.posts[index]!, { s: "visible" }));
    });
  }

  private record(row: Row, index: number): void {
    if (row.s !== "none") return;
    const busy = this.world.rows.some((other) => other !== row && LANE.includes(other.s));
    if (busy && !this.variant.noLane) return;
    this.step(`record ${index}`, (w) => Object.assign(w.rows[index]!, { s: "ready" }));
  }

  private reap(row: Row, index: number): void {
    if (row.s === "claimed") {
      this.step(`lease over ${index}`, (w) => Object.assign(w.rows[index]!, { s: "ready", fence: row.fence + 1 }));
    }
    if (row.s !== "sending") return;
    const s: RowState = this.variant.requeueExpired ? "ready" : "unconfirmed";
    this.step(`lease over ${index}`, (w) => Object.assign(w.rows[index]!, { s, fence: row.fence + 1 }));
  }

  /** Whether it may be said that nothing more of this intent will ever be accepted or become visible. */
  private horizonOver(intent: number): boolean {
    if (this.variant.horizon === "any-time") return true;
    return this.world.posts.every((post) => post.intent !== intent || post.s === "visible" || post.s === "gone");
  }

  private look(row: Row, index: number): void {
    if (row.s !== "unconfirmed" && row.s !== "needs_person") return;
    if (row.s === "needs_person") this.step(`close ${index}`, (w) => Object.assign(w.rows[index]!, { s: "closed" }));
    const owned = this.world.rows.filter((other) => other !== row).map((other) => other.adopted);
    const free = (post: number) => !owned.includes(post);
    const seen = this.world.posts.findIndex((post, id) => post.s === "visible" && !row.known.includes(id) && free(id));
    const found = row.evidence >= 0 && free(row.evidence) ? row.evidence : seen;
    if (found >= 0) {
      this.step(`find ${index}`, (w) =>
        Object.assign(w.rows[index]!, { s: "accepted", adopted: found, fence: row.fence + 1 }),
      );
    } else if (row.s === "unconfirmed" && this.horizonOver(index)) {
      const again = this.variant.policy === "recover" && row.attempt < 2;
      const s: RowState = again ? "ready" : "needs_person";
      this.step(`absent ${index}`, (w) => Object.assign(w.rows[index]!, { s, fence: row.fence + 1 }));
    }
  }

  private take(worker: Worker, index: number): void {
    if (worker.phase === "idle") {
      this.world.rows.forEach((row, intent) => {
        if (row.s !== "ready" || row.claims >= this.variant.claims) return;
        this.step(`claim ${intent} by ${index}`, (w) => {
          Object.assign(w.rows[intent]!, { s: "claimed", fence: row.fence + 1, claims: row.claims + 1 });
          Object.assign(w.workers[index]!, { ...IDLE, phase: "claimed", intent, fence: row.fence + 1 });
        });
      });
    }
    if (worker.phase !== "claimed") return;
    const known = this.world.posts.flatMap((post, id) => (post.s === "visible" ? [id] : []));
    this.step(`baseline ${index}`, (w) => Object.assign(w.workers[index]!, { phase: "based", known }));
    this.step(`baseline unreadable ${index}`, (w) => {
      const row = w.rows[worker.intent]!;
      if (row.fence === worker.fence && row.s === "claimed") row.s = "ready";
      Object.assign(w.workers[index]!, IDLE);
    });
  }

  private commit(world: World, worker: Worker, index: number, phase: Phase): void {
    const row = world.rows[worker.intent]!;
    if (row.fence === worker.fence && row.s === "claimed") {
      Object.assign(row, { s: "sending", attempt: row.attempt + 1, known: worker.known });
      world.workers[index]!.phase = phase;
    } else {
      Object.assign(world.workers[index]!, IDLE);
    }
  }

  private write(world: World, worker: Worker, index: number, phase: Phase): void {
    world.posts.push({ intent: worker.intent, s: "flying" });
    Object.assign(world.workers[index]!, { phase, post: world.posts.length - 1 });
  }

  private send(worker: Worker, index: number): void {
    if (worker.phase === "based" && this.variant.writeBeforeCommit) {
      this.step(`write ${index}`, (w) => this.write(w, worker, index, "written-early"));
    } else if (worker.phase === "based") {
      this.step(`commit sending ${index}`, (w) => this.commit(w, worker, index, "committed"));
    }
    if (worker.phase === "written-early") {
      this.step(`commit sending ${index}`, (w) => this.commit(w, worker, index, "written"));
    }
    if (worker.phase !== "committed") return;
    // The guard's deadline lies before the end of the lease: who lost the lease has missed it.
    const inTime = this.world.rows[worker.intent]!.fence === worker.fence;
    if (inTime || this.variant.noGuard) this.step(`write ${index}`, (w) => this.write(w, worker, index, "written"));
    else this.step(`guard stops ${index}`, (w) => Object.assign(w.workers[index]!, IDLE));
    this.step(`cannot connect ${index}`, (w) => {
      Object.assign(w.workers[index]!, { phase: "answered", result: "not-processed" });
    });
  }

  private hear(worker: Worker, index: number): void {
    if (worker.phase !== "written") return;
    const hear = (result: Result, settlePost: boolean) =>
      this.step(`${result} ${index}`, (w) => {
        if (settlePost) w.posts[worker.post]!.s = "gone";
        Object.assign(w.workers[index]!, { phase: "answered", result });
      });
    const post = this.world.posts[worker.post]!;
    if (isAccepted(post)) hear("accepted", false);
    if (post.s === "flying") hear("rejected", true);
    if (post.s === "flying") hear("not-processed", true);
    hear("unknown", false);
  }

  private settle(worker: Worker, index: number): void {
    if (worker.phase === "answered") {
      this.step(`evidence ${index}`, (w) => {
        if (worker.result === "accepted") w.rows[worker.intent]!.evidence = worker.post;
        w.workers[index]!.phase = "noted";
      });
    }
    if (worker.phase !== "noted") return;
    this.step(`record ${worker.result} ${index}`, (w) => {
      const row = w.rows[worker.intent]!;
      Object.assign(w.workers[index]!, IDLE);
      const holds = row.fence === worker.fence && row.s === "sending";
      if (!holds && !this.variant.noFence) return;
      if (worker.result === "accepted") Object.assign(row, { s: "accepted", adopted: worker.post });
      else if (worker.result === "rejected") row.s = "rejected";
      else if (worker.result === "not-processed") row.s = "ready";
      else row.s = this.variant.retryOnError ? "ready" : "unconfirmed";
    });
  }
}

function violationIn(world: World): Violation | null {
  for (const [intent, row] of world.rows.entries()) {
    const accepted = world.posts.filter((post) => post.intent === intent && isAccepted(post)).length;
    if (accepted > 1) return "double";
    if (row.adopted >= 0 && world.posts[row.adopted]!.intent !== intent) return "stolen";
  }
  return null;
}

/** A word that Lengow's own books contradict: "not sent" or "refused" while an action of this intent exists. */
function saysFalsely(world: World): boolean {
  return world.rows.some((row, intent) => {
    if (row.s !== "ready" && row.s !== "claimed" && row.s !== "rejected") return false;
    return world.posts.some((post) => post.intent === intent && isAccepted(post));
  });
}

function isEnd(world: World, variant: Variant): boolean {
  return world.rows.every((row) => ENDS.includes(row.s) || (row.s === "ready" && row.claims >= variant.claims));
}

function countStuck(successors: number[][], ends: boolean[]): number {
  const before: number[][] = successors.map(() => []);
  successors.forEach((list, from) => {
    for (const to of list) before[to]!.push(from);
  });
  const alive = new Set<number>();
  const queue = ends.flatMap((end, id) => (end ? [id] : []));
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (alive.has(id)) continue;
    alive.add(id);
    queue.push(...before[id]!);
  }
  return successors.length - alive.size;
}

/** Walks every reachable state of the variant; stops at the first one that breaks a promise named in `forbidden`. */
export function explore(
  variant: Variant,
  forbidden: readonly Violation[] = ["double", "stolen", "false-words"],
): Verdict {
  const first = start(variant);
  const worlds = [first];
  const cameBy: { from: number; label: string }[] = [{ from: -1, label: "" }];
  const ids = new Map([[JSON.stringify(first), 0]]);
  const successors: number[][] = [];
  const ends: boolean[] = [];
  for (let id = 0; id < worlds.length; id += 1) {
    const world = worlds[id]!;
    const found = violationIn(world) ?? (saysFalsely(world) ? "false-words" : null);
    if (found && forbidden.includes(found))
      return { states: worlds.length, violation: found, trace: traceTo(cameBy, id), stuck: 0 };
    const walk = new Walk(variant, world);
    walk.run();
    ends[id] = isEnd(world, variant);
    successors[id] = walk.next.map(({ label, world: next }) => {
      const key = JSON.stringify(next);
      const known = ids.get(key);
      if (known !== undefined) return known;
      ids.set(key, worlds.length);
      worlds.push(next);
      cameBy.push({ from: id, label });
      return worlds.length - 1;
    });
  }
  return { states: worlds.length, violation: null, trace: [], stuck: countStuck(successors, ends) };
}

function traceTo(cameBy: readonly { from: number; label: string }[], id: number): string[] {
  const labels: string[] = [];
  for (let at = id; at > 0; at = cameBy[at]!.from) labels.unshift(cameBy[at]!.label);
  return labels;
}
