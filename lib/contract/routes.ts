import type { Permission } from "@/lib/domain/permissions";

/**
 * Every method of every route of ours and what it takes to use it: a permission on the account in the path, any session, or nothing.
 * A route handler without an entry here cannot be written (types) and cannot be shipped (lib/testing/walls.test.ts).
 */
export const ROUTES = {
  "GET /api/health": "public",
  "GET /api/auth/[...nextauth]": "public",
  "POST /api/auth/[...nextauth]": "public",
  "GET /api/me": "session",
  "GET /api/me/preferences": "session",
  "PATCH /api/me/preferences": "session",
  "GET /api/words": "session",

  "GET /api/accounts/[accountId]/orders": "orders:read",
  "GET /api/accounts/[accountId]/order-rows": "orders:read",
  "POST /api/accounts/[accountId]/order-rows": "orders:read",
  "GET /api/accounts/[accountId]/order-counts": "orders:read",
  "POST /api/accounts/[accountId]/order-counts": "orders:read",
  "GET /api/accounts/[accountId]/order-looks": "orders:read",
  "DELETE /api/accounts/[accountId]/order-looks": "orders:read",
  "GET /api/accounts/[accountId]/order-alerts": "orders:read",
  "POST /api/accounts/[accountId]/order-alerts": "orders:read",
  "GET /api/accounts/[accountId]/order-stats": "orders:read",
  "GET /api/accounts/[accountId]/order-index": "orders:read",
  "POST /api/accounts/[accountId]/order-index": "settings:manage",
  "GET /api/accounts/[accountId]/orders/[marketplace]/[orderId]": "orders:read",
  "PATCH /api/accounts/[accountId]/orders/[marketplace]/[orderId]/merchant-order-id": "orders:write",
  "GET /api/accounts/[accountId]/orders/[marketplace]/[orderId]/peek": "orders:read",
  "GET /api/accounts/[accountId]/orders/[marketplace]/[orderId]/raw": "orders:read",
  "POST /api/accounts/[accountId]/orders/[marketplace]/[orderId]/reveal": "orders:reveal",
  "GET /api/accounts/[accountId]/orders/[marketplace]/[orderId]/notes": "orders:read",
  "POST /api/accounts/[accountId]/orders/[marketplace]/[orderId]/notes": "notes:write",
  "DELETE /api/accounts/[accountId]/orders/[marketplace]/[orderId]/notes/[noteId]": "notes:write",
  "GET /api/accounts/[accountId]/orders/[marketplace]/[orderId]/documents": "documents:read",
  "POST /api/accounts/[accountId]/orders/[marketplace]/[orderId]/documents": "vcs:upload",
  "GET /api/accounts/[accountId]/link-templates": "orders:read",
  "PUT /api/accounts/[accountId]/link-templates": "settings:manage",
  "GET /api/accounts/[accountId]/orders/[marketplace]/[orderId]/actions/[type]/form": "orders:read",
  "POST /api/accounts/[accountId]/orders/[marketplace]/[orderId]/actions": "actions:send",

  "GET /api/accounts/[accountId]/actions": "actions:read",
  "GET /api/accounts/[accountId]/actions/[id]": "actions:read",
  "POST /api/accounts/[accountId]/actions/[id]/cancel": "actions:cancel",
  "POST /api/accounts/[accountId]/actions/[id]/retry": "actions:send",
  "POST /api/accounts/[accountId]/actions/[id]/resolve": "actions:send",

  "GET /api/accounts/[accountId]/batches": "actions:read",
  "POST /api/accounts/[accountId]/batches": "actions:send",
  "POST /api/accounts/[accountId]/batches/freeze": "actions:send",
  "POST /api/accounts/[accountId]/batches/files": "actions:send",
  "GET /api/accounts/[accountId]/batches/files/[id]": "actions:send",
  "PATCH /api/accounts/[accountId]/batches/files/[id]": "actions:send",
  "GET /api/accounts/[accountId]/batches/files/[id]/result": "actions:send",
  "GET /api/accounts/[accountId]/batches/template": "actions:send",
  "GET /api/accounts/[accountId]/batches/[id]": "actions:read",
  "POST /api/accounts/[accountId]/batches/[id]/pause": "actions:send",
  "POST /api/accounts/[accountId]/batches/[id]/resume": "actions:send",
  "POST /api/accounts/[accountId]/batches/[id]/stop": "actions:send",

  "GET /api/accounts/[accountId]/views": "orders:read",
  "POST /api/accounts/[accountId]/views": "views:keep",
  "PATCH /api/accounts/[accountId]/views/[viewId]": "views:keep",
  "DELETE /api/accounts/[accountId]/views/[viewId]": "views:keep",

  "GET /api/accounts/[accountId]/marketplaces": "marketplaces:read",
  "GET /api/accounts/[accountId]/marketplaces/[code]": "marketplaces:read",

  "GET /api/accounts/[accountId]/settings": "settings:read",
  "PATCH /api/accounts/[accountId]/settings": "settings:manage",
  "PUT /api/accounts/[accountId]/settings/keys": "settings:manage",
  "POST /api/accounts/[accountId]/settings/connection-test": "settings:manage",
  "GET /api/accounts/[accountId]/settings/team": "settings:read",
  "POST /api/accounts/[accountId]/settings/team": "people:manage",
  "PATCH /api/accounts/[accountId]/settings/team/[personId]": "people:manage",
  "DELETE /api/accounts/[accountId]/settings/team/[personId]": "people:manage",
  "GET /api/accounts/[accountId]/audit": "audit:read",
  "GET /api/accounts/[accountId]/health-strip": "orders:read",
  "GET /api/accounts/[accountId]/export": "orders:export",
  "POST /api/accounts/[accountId]/export": "orders:export",

  "GET /api/accounts/[accountId]/triage/groups": "triage:read",
  "GET /api/accounts/[accountId]/triage/groups/[id]": "triage:read",
  "POST /api/accounts/[accountId]/triage/groups/[id]/move": "triage:write",
  "POST /api/accounts/[accountId]/triage/groups/[id]/mask": "settings:manage",
  "POST /api/accounts/[accountId]/triage/groups/[id]/resync": "triage:write",
  "GET /api/accounts/[accountId]/triage/groups/[id]/fix": "actions:send",
  "POST /api/accounts/[accountId]/triage/groups/[id]/fix/preview": "actions:send",
  "POST /api/accounts/[accountId]/triage/groups/[id]/fix": "actions:send",
  "GET /api/accounts/[accountId]/triage/argument-failures": "triage:read",
  "GET /api/accounts/[accountId]/triage/evidence/[id]": "triage:read",
  "GET /api/accounts/[accountId]/triage/notices": "triage:write",
  "PUT /api/accounts/[accountId]/triage/notices": "triage:write",

  "GET /api/accounts/[accountId]/vcs/documents": "vcs:read",
  "GET /api/accounts/[accountId]/vcs/uploads": "vcs:read",
  "POST /api/accounts/[accountId]/vcs/uploads": "vcs:upload",
  "GET /api/accounts/[accountId]/vcs/uploads/[id]": "vcs:read",
  "POST /api/accounts/[accountId]/vcs/uploads/[id]/cancel": "vcs:upload",
  "POST /api/accounts/[accountId]/vcs/uploads/[id]/confirm-lost": "vcs:upload",
  "GET /api/accounts/[accountId]/vcs/export": "vcs:read",
  "GET /api/accounts/[accountId]/documents/[id]": "documents:read",

  "GET /api/accounts/[accountId]/invoices": "vcs:read",
  "POST /api/accounts/[accountId]/invoices": "vcs:upload",
  "GET /api/accounts/[accountId]/invoices/[id]": "vcs:upload",
  "POST /api/accounts/[accountId]/invoices/preview": "vcs:upload",
  "GET /api/accounts/[accountId]/invoices/settings": "vcs:read",
  "PUT /api/accounts/[accountId]/invoices/settings": "settings:manage",
  "GET /api/accounts/[accountId]/vcs/settings": "vcs:read",
  "PUT /api/accounts/[accountId]/vcs/settings": "settings:manage",
} as const satisfies Record<string, RouteAccess>;

export type RouteAccess = Permission | "session" | "public";

/** "METHOD /api/path/[parameter]", as the file stands under `app`. */
export type RouteKey = keyof typeof ROUTES;

/** Keys of the routes that belong to one account (DESIGN D1). */
export type AccountRouteKey = Extract<RouteKey, `${string}[accountId]${string}`>;
