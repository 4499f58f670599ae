import { randomBytes } from "node:crypto";
import { unique } from "../browser/unique";
import { letterlock } from "../stack";
import type { Login } from "./logins";

/** A new local mailbox of its own for one test, so that tests do not meet. */
export async function newMailbox(label: string): Promise<Login> {
  const address = `${label}-${randomBytes(4).toString("hex")}@demo.test`;
  const password = `Own-${randomBytes(9).toString("base64url")}`;
  await letterlock(["mailbox", "create", address, "--template", "default", "--password-stdin"], password);
  return { address, password };
}

/** A new app password of a mailbox. */
export async function newAppPassword(address: string, protocols: string) {
  const name = unique(`test ${protocols}`);
  const args = ["app-password", "create", address, "--name", name, "--protocols", protocols];
  const { id, password } = await letterlock<{ id: string; password: string }>(args);
  return { id, name, address, password };
}
