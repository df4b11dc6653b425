import "server-only";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { hostname } from "node:os";

/** Names one run of one process: a pid alone is reused, after a reboot and inside containers at once. */
export interface ProcessIdentity {
  pid: number;
  /** When the process began, in the system's own words; compared, never read. */
  started: string;
  /** Changes with every boot; empty where the system has none to give. */
  boot: string;
  host: string;
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    return "";
  }
}

/** The start of process `pid`, or null when no such process runs. Field 22 of /proc/PID/stat, else what `ps` says. */
export function processStart(pid: number): string | null {
  const stat = readOrEmpty(`/proc/${pid}/stat`);
  // The second field is the command in brackets and may itself hold spaces and brackets.
  if (stat) return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null;
  if (readOrEmpty("/proc/self/stat")) return null;
  try {
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim() || null;
  } catch {
    return null;
  }
}

/** This process. */
export function ownIdentity(): ProcessIdentity {
  return {
    pid: process.pid,
    started: processStart(process.pid) ?? "",
    boot: readOrEmpty("/proc/sys/kernel/random/boot_id"),
    host: hostname(),
  };
}

/** Whether the process that left `identity` behind still runs. "unknown": it ran on another host, which cannot be asked. */
export function livenessOf(identity: ProcessIdentity): "alive" | "dead" | "unknown" {
  const own = ownIdentity();
  if (identity.host !== own.host) return "unknown";
  if (identity.boot !== own.boot) return "dead";
  return processStart(identity.pid) === identity.started ? "alive" : "dead";
}
