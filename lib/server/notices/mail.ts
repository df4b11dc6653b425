import "server-only";
import { createTransport } from "nodemailer";
import type { Delivery } from "./webhook";

export interface MailSettings {
  url: string;
  from: string;
}

export interface Letter {
  to: string;
  subject: string;
  text: string;
  /** The same letter has the same id, should a server ever see it twice. */
  id: string;
}

const LIMIT_MS = 15_000;
/** Steps of the conversation before the text was handed over: what fails there has certainly not arrived. */
const BEFORE_DATA: ReadonlySet<string> = new Set([
  "CONN",
  "EHLO",
  "HELO",
  "LHLO",
  "STARTTLS",
  "AUTH",
  "MAIL FROM",
  "RCPT TO",
]);

function isBeforeData(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, command, responseCode } = error as Error & { code?: string; command?: string; responseCode?: number };
  if (responseCode !== undefined && responseCode >= 400) return true;
  if (code === "ECONNECTION" || code === "EDNS" || code === "EAUTH" || code === "ECONNREFUSED") return true;
  return command !== undefined && BEFORE_DATA.has(command.toUpperCase());
}

/** Hands a letter to the mail server once. A server that said no, or was never reached, may be asked again; silence after the text may not. */
export async function sendMail(settings: MailSettings, letter: Letter): Promise<Delivery> {
  const transport = createTransport({
    url: settings.url,
    connectionTimeout: LIMIT_MS,
    greetingTimeout: LIMIT_MS,
    socketTimeout: LIMIT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const { to, subject, text, id } = letter;
  try {
    await transport.sendMail({ from: settings.from, to, subject, text, messageId: `<${id}@orderdeck>` });
    return { is: "sent" };
  } catch (error) {
    const problem = error instanceof Error ? error.message.slice(0, 200) : "failed";
    return { is: isBeforeData(error) ? "refused" : "unclear", problem };
  } finally {
    transport.close();
  }
}
