/**
 * Who may do what, as data. A grant gives one person one role on one account; what the role's list does not name is denied.
 * `people:manage`, `settings:manage` and `audit:read` are the administrator's. Without `orders:reveal` a buyer's data is
 * masked before it leaves the server (`masking.ts`).
 */

export const PERMISSIONS = [
  "orders:read",
  "orders:reveal",
  "orders:write",
  "orders:export",
  "views:keep",
  "notes:write",
  "actions:read",
  "actions:send",
  "actions:cancel",
  "triage:read",
  "triage:write",
  "vcs:read",
  "vcs:upload",
  "documents:read",
  "marketplaces:read",
  "audit:read",
  "settings:read",
  "people:manage",
  "settings:manage",
] as const;

export type Permission = (typeof PERMISSIONS)[number];

export const ROLES = ["viewer", "operator", "support", "admin"] as const;

export type Role = (typeof ROLES)[number];

const READ: readonly Permission[] = [
  "orders:read",
  "actions:read",
  "triage:read",
  "vcs:read",
  "documents:read",
  "marketplaces:read",
  "settings:read",
];

export const ROLE_PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  viewer: READ,
  operator: [
    ...READ,
    "orders:reveal",
    "orders:write",
    "orders:export",
    "views:keep",
    "notes:write",
    "actions:send",
    "actions:cancel",
    "triage:write",
    "vcs:upload",
  ],
  support: [...READ, "orders:reveal", "views:keep", "notes:write", "actions:send", "actions:cancel", "triage:write"],
  admin: PERMISSIONS,
};

export function isRole(value: string): value is Role {
  return (ROLES as readonly string[]).includes(value);
}

/** Default deny: only what the role's list names. */
export function roleAllows(role: Role, permission: Permission): boolean {
  return ROLE_PERMISSIONS[role].includes(permission);
}
