import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { secretNames, variableGroups } from "@/lib/platform/env-variables";

/* What can be seen of the containers without an engine that runs them; docs/containers.md says what was run. */

const root = join(import.meta.dirname, "..");
const read = (name: string) => readFileSync(join(import.meta.dirname, name), "utf8");

const service = z.object({
  build: z.object({ dockerfile: z.string() }).optional(),
  user: z.string().optional(),
  read_only: z.boolean().optional(),
  cap_drop: z.array(z.string()).optional(),
  security_opt: z.array(z.string()).optional(),
  profiles: z.array(z.string()).optional(),
  restart: z.string().optional(),
  environment: z.record(z.string(), z.string()),
  secrets: z.array(z.string()),
  ports: z.array(z.string()).default([]),
  healthcheck: z.unknown().optional(),
});
const { services, secrets } = z
  .object({ services: z.record(z.string(), service), secrets: z.record(z.string(), z.unknown()) })
  .parse(parse(read("compose.yaml"), { merge: true }));

const all = Object.entries(services).map(([name, one]) => ({ name, ...one }));
const ours = all.filter(({ build }) => build !== undefined);

const variables = new Set([
  ...Object.values(variableGroups).flatMap((group) => Object.keys(group)),
  ...secretNames.map((name) => `${name}_FILE`),
  // Next.js's own.
  ...["HOSTNAME", "PORT", "KEEP_ALIVE_TIMEOUT"],
]);

describe("compose.yaml", () => {
  it("runs web, gate, migrations and the command line by one image", () => {
    expect(ours.map(({ name }) => name).sort()).toEqual(["gate", "letterlock", "migrate", "web"]);
  });

  it.each(ours)("gives $name no privileges and nothing to write to", (one) => {
    expect(one).toMatchObject({ user: "1000:1000", read_only: true, cap_drop: ["ALL"] });
  });

  it.each(all)("lets $name gain no privileges", ({ security_opt }) => {
    expect(security_opt).toContain("no-new-privileges:true");
  });

  it.each(ours)("sets variables for $name that the product knows", ({ environment }) => {
    expect(Object.keys(environment).filter((name) => !variables.has(name))).toEqual([]);
  });

  it.each(all)("gives $name its secrets as files", ({ environment, secrets: given }) => {
    expect(secretNames.filter((name) => name in environment)).toEqual([]);
    const files = Object.entries(environment).filter(([name]) => name.endsWith("_FILE"));
    expect(files.map(([, path]) => path.replace("/run/secrets/", "")).sort()).toEqual([...given].sort());
    expect(given.filter((name) => !(name in secrets))).toEqual([]);
  });

  it.each(all)("publishes ports of $name on this machine only", ({ ports }) => {
    expect(ports.filter((port) => !port.startsWith("127.0.0.1:"))).toEqual([]);
  });

  it.each(all.filter(({ restart }) => restart !== "no"))("watches the health of $name", ({ healthcheck }) => {
    expect(healthcheck).toBeDefined();
  });
});

describe("Dockerfile", () => {
  const dockerfile = read("Dockerfile");

  it("copies what is there", () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, paths = ""]) =>
      paths.split(" "),
    );
    expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    expect(copied).toEqual(expect.arrayContaining(["drizzle/migrations", "messages"]));
  });

  it("runs as an ordinary user, by its number", () => {
    expect(dockerfile).toMatch(/^USER 1000:1000$/m);
  });
});
