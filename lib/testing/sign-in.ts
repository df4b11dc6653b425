import { encode } from "next-auth/jwt";
import type { Role } from "@/lib/domain/permissions";
import { cookieName, isSecureOrigin } from "@/lib/server/auth/cookie-names";
import type { Container } from "@/lib/server/container";

let made = 0;

/** A new person with these roles, signed in. Gives the `Cookie` header; the password way in has tests of its own. */
export async function signInAs(
  container: Container,
  grants: Record<number, Role>,
): Promise<{ cookie: string; personId: string; email: string }> {
  made += 1;
  const email = `person-${made}-${process.pid}@example.test`;
  const personId = await container.people.add({ email, name: "Someone", password: null });
  for (const [accountId, role] of Object.entries(grants)) await container.people.grant(email, Number(accountId), role);
  const sid = await container.sessions.start(personId, "test");
  const token = await encode({ token: { sid, pid: personId }, secret: container.authSecret, maxAge: 86_400 });
  return { cookie: `${cookieName("session", isSecureOrigin(container.env.appOrigin))}=${token}`, personId, email };
}
