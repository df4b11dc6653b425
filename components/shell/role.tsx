"use client";

import { createContext, type ReactNode, useContext } from "react";
import { type Permission, type Role, roleAllows } from "@/lib/domain/permissions";

const RoleContext = createContext<Role | null>(null);

/** The reader's role on the account on screen. The server asks again; this only spares people buttons that would refuse them. */
export function RoleProvider({ role, children }: { role: Role | null; children: ReactNode }) {
  return <RoleContext value={role}>{children}</RoleContext>;
}

/** Whether the reader may do this on the account on screen; outside of an account nobody may anything. */
export function useMay(permission: Permission): boolean {
  const role = useContext(RoleContext);
  return role !== null && roleAllows(role, permission);
}
