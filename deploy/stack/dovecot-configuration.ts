import { fileURLToPath } from "node:url";
import { render, renderFile, type Values } from "./render";

const addition = fileURLToPath(new URL("./templates/dovecot-private.conf", import.meta.url));

/** Login services change their root by default, which only root may do. */
const withoutChroot = (deployed: string): string[] =>
  [...deployed.matchAll(/^service \S+-login(?= \{$)/gm)].map(([service]) => `${service} {\n  chroot =\n}`);

/** The configuration of a Dovecot that runs as an ordinary user: what is deployed, and what it needs besides, filled in. */
export const privateConfiguration = (deployed: string, values: Values): string =>
  [render(deployed, values), renderFile(addition, values), ...withoutChroot(deployed), ""].join("\n");
