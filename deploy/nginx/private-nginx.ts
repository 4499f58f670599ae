import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders, type RequestListener } from "node:http";
import { request } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { parseValues, renderSite } from "../render-site";
import { accepts } from "../stack/probe";

const here = import.meta.dirname;

/** What stands behind nginx in a test. */
export type Upstreams = Record<"web" | "gate" | "sogo", RequestListener>;

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  /** Names and values as they were sent, so that doubled headers show. */
  rawHeaders: string[];
  body: string;
}

export interface PrivateNginx {
  ask(method: string, path: string, headers?: Record<string, string>): Promise<Answer>;
  /** All that it has logged: what was asked, and its own errors. */
  logged(): string;
  stop(): Promise<void>;
}

/** Where a private nginx listens and has its files. */
interface Places {
  listen: string;
  certificate: string;
  key: string;
  /** Of the files that others include. */
  directory: string;
}

/**
 * Starts nginx with the files of this folder, on a socket in a new temporary folder, in front of fakes on loopback;
 * `further` are servers beside that of the portal.
 */
export async function startPrivateNginx(
  upstreams: Upstreams,
  further: (places: Places) => string = () => "",
): Promise<PrivateNginx> {
  const dir = mkdtempSync(join(tmpdir(), "letterlock-nginx-"));
  chmodSync(dir, 0o755); // when root starts it, its worker is somebody else
  const servers = await Promise.all(Object.values(upstreams).map(listen));
  const [web, gate, sogo] = servers.map((server) => (server.address() as AddressInfo).port);
  const socketPath = join(dir, "s");
  const places = install(dir, {
    ...{ WEB_PORT: web, GATE_PORT: gate, SOGO_PORT: sogo },
    LISTEN: `unix:${socketPath}`,
  });
  writeFileSync(join(dir, "nginx.conf"), frame(dir, further(places)));
  const nginx = spawn("nginx", ["-p", dir, "-e", "stderr", "-c", join(dir, "nginx.conf")], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  nginx.stderr.on("data", (chunk) => (said += chunk));
  while (!(await accepts(socketPath))) {
    if (nginx.exitCode !== null) throw new Error(`nginx ended: ${said}`);
    await delay(10);
  }
  return {
    logged: () => readFileSync(join(dir, "access.log"), "utf8") + said,
    ask: (method, path, headers = {}) => ask({ socketPath, method, path, headers }),
    stop: async () => {
      nginx.kill();
      if (nginx.exitCode === null) await once(nginx, "exit");
      for (const server of servers) server.close().closeAllConnections();
      rmSync(dir, { recursive: true });
    },
  };
}

async function listen(answer: RequestListener) {
  const server = createServer({ keepAliveTimeout: 60_000 }, answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}

function install(
  dir: string,
  values: { LISTEN: string } & Record<string, string | number | undefined>,
): Places {
  const certificate = join(dir, "server.pem");
  const key = join(dir, "server.key");
  const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  const files = ["-keyout", key, "-out", certificate];
  execFileSync("openssl", ["req", "-x509", ...curve, ...files, "-subj", "/CN=localhost"], {
    stdio: "ignore",
  });
  const resources = join(dir, "resources");
  mkdirSync(resources);
  writeFileSync(join(resources, "theme.js"), "");
  const example = parseValues(readFileSync(join(here, "../site.example"), "utf8"));
  const own = {
    ACCESS_LOG: join(dir, "access.log"),
    TLS_CERTIFICATE: certificate,
    TLS_KEY: key,
    NGINX_DIRECTORY: join(dir, "nginx"),
  };
  const sogo = { SOGO_RESOURCES: resources, SOGO_SCRIPT: join(here, "../sogo/letterlock.js") };
  const site = renderSite({ ...example, ...own, ...sogo, ...(values as Record<string, string | number>) });
  mkdirSync(own.NGINX_DIRECTORY);
  for (const [name, text] of site) if (name.startsWith("nginx/")) writeFileSync(join(dir, name), text);
  return { listen: values.LISTEN, certificate, key, directory: own.NGINX_DIRECTORY };
}

const frame = (dir: string, further: string): string => {
  const places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${dir}/${name};`,
  );
  return `daemon off; worker_processes 1; pid ${dir}/pid; error_log stderr; events {}
http { access_log off; ${places.join(" ")} include ${dir}/nginx/letterlock.conf;
${further} }\n`;
};

async function ask(options: {
  socketPath: string;
  method: string;
  path: string;
  headers: Record<string, string>;
}) {
  const host = { host: "localhost", ...options.headers };
  const sent = request({ ...options, headers: host, rejectUnauthorized: false, agent: false });
  sent.end();
  const [response] = await once(sent, "response");
  let body = "";
  for await (const chunk of response) body += chunk;
  const { statusCode: status, headers, rawHeaders } = response;
  return { status, headers, rawHeaders, body };
}
