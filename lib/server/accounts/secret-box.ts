import "server-only";
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const VERSION = "v1";
const ALGORITHM = "aes-256-gcm";
/** Named on both sides: without it Node opens text whose tag was cut to four bytes, which can be guessed. */
const TAG = { authTagLength: 16 };

/** Seals small secrets for storage with AES-256-GCM; the key is derived from NEXTAUTH_SECRET and exists in memory only. */
export class SecretBox {
  readonly #key: Buffer;

  constructor(authSecret: string) {
    this.#key = Buffer.from(hkdfSync("sha256", authSecret, "orderdeck", "account-credentials", 32));
  }

  /** `purpose` is bound in: text sealed for one account's field opens nowhere else. */
  seal(plain: string, purpose: string): string {
    const iv = randomBytes(12);
    const cipher = createCipheriv(ALGORITHM, this.#key, iv, TAG).setAAD(Buffer.from(purpose));
    const sealed = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
    return [VERSION, ...[iv, sealed, cipher.getAuthTag()].map((part) => part.toString("base64url"))].join(".");
  }

  /** The plain text, or null when the key, the purpose or a byte is not the one it was sealed with. */
  open(sealed: string, purpose: string): string | null {
    const [version, iv, data, tag] = sealed.split(".");
    if (version !== VERSION || !iv || data === undefined || !tag) return null;
    try {
      const decipher = createDecipheriv(ALGORITHM, this.#key, Buffer.from(iv, "base64url"), TAG)
        .setAAD(Buffer.from(purpose))
        .setAuthTag(Buffer.from(tag, "base64url"));
      return Buffer.concat([decipher.update(Buffer.from(data, "base64url")), decipher.final()]).toString("utf8");
    } catch {
      return null;
    }
  }
}
