import type { Worker } from "node:cluster";
import { type MemoryNews, passwordMemory } from "@/lib/credentials/directory-password/password-memory";

/*
 * The workers of a gate tell each other which passwords directories have refused, by way of the primary: a phone's next
 * connection may come to another worker, and a wrong password must not be sent there once more.
 */

interface NewsMessage {
  directoryPassword: MemoryNews;
}

const isNews = (message: unknown): message is NewsMessage =>
  typeof message === "object" && message !== null && "directoryPassword" in message;

/** In a worker: tells what it learns, and takes what the others have learned. */
export function sharePasswords(channel: Pick<NodeJS.Process, "send" | "on"> = process): void {
  const memory = passwordMemory();
  memory.tell = (news) => void channel.send?.({ directoryPassword: news } satisfies NewsMessage);
  channel.on("message", (message: unknown) => {
    if (isNews(message)) memory.accept(message.directoryPassword);
  });
}

type Listener = Pick<Worker, "id" | "isConnected"> & { send(message: NewsMessage): unknown };

/** In the primary: passes on what a worker has said to all others. */
export function passOnPasswords(from: number, message: unknown, workers: readonly Listener[]): void {
  if (!isNews(message)) return;
  for (const worker of workers) if (worker.id !== from && worker.isConnected()) worker.send(message);
}
