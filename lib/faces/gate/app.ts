import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { routes } from "@/lib/faces/gate/routes";
import { logger } from "@/lib/platform/log";
import { rememberPeer } from "@/lib/platform/machine-auth/peer";

/** The gate's own web application: the routes and nothing around them. */
export function gateApp(): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  for (const { method, path, endpoint } of routes)
    app.on(method, path, (context) => {
      rememberPeer(context.req.raw, context.env.incoming.socket.remoteAddress);
      return endpoint(context.req.raw);
    });
  app.notFound((context) => context.json({ error: "not-found" }, 404));
  app.onError((error, context) => {
    logger("gate").error({ error }, "an endpoint failed");
    return context.json({ error: "unavailable" }, 503);
  });
  return app;
}
