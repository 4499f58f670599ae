import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { unavailablePages } from "@/lib/doors/webmail/unavailable-page";
import { findCertificates } from "../certificates";
import type { Part } from "../part";
import { portValues } from "../ports";
import { accepts } from "../probe";
import { dataDirectory, install, type Stack } from "../stack";
import { webmailScript } from "./sogo";

const resources = ["/usr/lib/GNUstep/SOGo/WebServerResources", "/usr/share/GNUstep/SOGo/WebServerResources"];

function findResources(): string {
  const found = resources.find((path) => existsSync(path));
  if (!found) throw new Error("The package sogo has no WebServerResources where they were expected.");
  return found;
}

function installSite(stack: Stack): string {
  const { ports } = stack;
  const tls = findCertificates(stack);
  install(stack, "nginx/letterlock-token.conf", { MACHINE_TOKEN: stack.secrets.get("machine-token") });
  install(stack, "nginx/letterlock-headers.conf", {});
  const common = install(stack, "nginx/letterlock-sogo.conf", {});
  const NGINX_DIRECTORY = dirname(common);
  install(stack, "nginx/letterlock-web.conf", { NGINX_DIRECTORY });
  return install(stack, "nginx/letterlock.conf", {
    LISTEN: `127.0.0.1:${ports.portal}`,
    ACCESS_LOG: `${stack.paths.logs}/nginx-access.log`,
    SERVER_NAME: "localhost",
    TLS_CERTIFICATE: tls.certificate,
    TLS_KEY: tls.key,
    ...portValues(ports),
    SOGO_RESOURCES: findResources(),
    SOGO_SCRIPT: webmailScript(stack),
    NGINX_DIRECTORY,
    ...unavailablePages(),
  });
}

export const nginx: Part = {
  name: "nginx",
  needs: [],
  stopsChildren: true,
  async prepare(stack) {
    const frame = install(
      stack,
      "stack/templates/nginx.conf",
      {
        RUN: stack.paths.run,
        LOGS: stack.paths.logs,
        DATA: dataDirectory(stack, "nginx"),
        SITE: installSite(stack),
      },
      "nginx/nginx.conf",
    );
    return { argv: ["nginx", "-e", "stderr", "-c", frame] };
  },
  isReady: (stack) => accepts(stack.ports.portal),
};
