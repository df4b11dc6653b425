import { z } from "zod";
import { MAX_HOLD_SECONDS, RETENTION_MONTHS, type RetentionMonths } from "@/lib/domain/account-settings";
import { type HoldSeconds, MIN_REFUND_HOLD_SECONDS } from "@/lib/domain/action";
import { ROLES, type Role } from "@/lib/domain/permissions";

/** Who changed a setting last, and when; null while it is as it was delivered. */
export interface LastChange {
  at: string;
  /** Null when it was not a person: a command, the first start. */
  by: string | null;
}

/** `GET /settings`. The keys themselves never leave the server; only whether there are some. */
export interface AccountSettings {
  account: { id: number; name: string; connected_at: string | null; changed: LastChange | null };
  keys: { entered: boolean; changed: LastChange | null };
  holds: HoldSeconds & { changed: LastChange | null };
  retention: { months: RetentionMonths; changed: LastChange | null };
}

const hold = (least: number) =>
  z.int().min(least, `must be at least ${least} s`).max(MAX_HOLD_SECONDS, `must be at most ${MAX_HOLD_SECONDS} s`);

/** `PATCH /settings`: what is named is changed, each change with a line of its own in the audit log. */
export const SettingsPatch = z
  .strictObject({
    name: z
      .string()
      .trim()
      .regex(/^[^\p{Cc}]{1,60}$/u, "must be 1 to 60 characters, none of them a control character")
      .optional(),
    holds: z.strictObject({ usual: hold(0), cancel: hold(0), refund: hold(MIN_REFUND_HOLD_SECONDS) }).optional(),
    retention_months: z.literal(RETENTION_MONTHS).optional(),
  })
  .refine((patch) => Object.keys(patch).length > 0, "must change something");
export type SettingsPatch = z.output<typeof SettingsPatch>;

const key = z.string().regex(/^[\x21-\x7e]{1,200}$/, "must be 1 to 200 characters without spaces");

/** `PUT /settings/keys`: a new pair, tried before it replaces the old one. */
export const KeysBody = z.strictObject({ access_token: key, secret: key });
export type KeysBody = z.output<typeof KeysBody>;

/** `POST /settings/connection-test`: what Lengow says to our keys now. */
export interface ConnectionTest {
  account_id: number;
  /** How many marketplaces the account has. */
  marketplaces: number;
  /** Calls Lengow allows per window, per route; empty where it sets no limits. */
  limits: { route: string; allowed: number; left: number | null }[];
  took_ms: number;
}

export interface TeamMember {
  id: string;
  name: string;
  /** Null for whoever may not manage people. */
  email: string | null;
  role: Role;
  granted_at: string;
  disabled: boolean;
  /** Whether the reader may shut this person out of Orderdeck altogether: only who administers all of their accounts. */
  may_disable: boolean;
  changed: LastChange | null;
}

/** `GET /settings/team`: who has which role on the account, by name. */
export interface Team {
  people: TeamMember[];
}

const role = z.enum(ROLES);

/** `POST /settings/team`: gives a role to somebody who has a sign-in already. */
export const GrantBody = z.strictObject({
  email: z
    .string()
    .trim()
    .max(200)
    .regex(/^[^\s@]+@[^\s@]+$/, "must be an e-mail address"),
  role,
});
export type GrantBody = z.output<typeof GrantBody>;

export const MemberPatch = z
  .strictObject({ role: role.optional(), disabled: z.boolean().optional() })
  .refine((patch) => Object.keys(patch).length > 0, "must change something");
export type MemberPatch = z.output<typeof MemberPatch>;

export const MemberPath = z.object({ personId: z.guid() });
