import type { Permission, Role } from "@/lib/domain/permissions";

/** `GET /api/me`: who is signed in, and what they may do where. */
export interface Me {
  user: { id: string; email: string; name: string; locale: string | null };
  accounts: MyAccount[];
  /** True in demo mode: every screen carries a ribbon that says so. */
  demo: boolean;
}

export interface MyAccount {
  id: number;
  name: string;
  role: Role;
  permissions: readonly Permission[];
}
