import { connect } from "node:net";
import type { Measured } from "@/bench/http-load";
import { runTimedLoad } from "@/bench/timed-load";

export interface ImapLoad {
  port: number;
  connections: number;
  seconds: number;
  next(): { address: string; password: string };
}

/** One whole login: connect, greeting, LOGIN, LOGOUT, end. Rejects unless the login succeeds. */
function login(port: number, { address, password }: ReturnType<ImapLoad["next"]>): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1").setNoDelay();
    let text = "";
    let sent = 0;
    const steps: [string, string][] = [
      ["* OK", `a LOGIN "${address}" "${password}"\r\n`],
      ["\r\na OK", "b LOGOUT\r\n"],
    ];
    socket.on("data", (data) => {
      text += data.toString("latin1");
      if (/\r\na (NO|BAD)/.test(text)) socket.destroy(new Error(`login refused: ${text.trim()}`));
      const [awaited, command] = steps[sent] ?? [];
      if (awaited === undefined || command === undefined || !`\r\n${text}`.includes(awaited)) return;
      sent++;
      socket.write(command);
    });
    socket.on("error", reject);
    socket.on("close", () =>
      sent === steps.length ? resolve() : reject(new Error(`the connection ended: ${text}`)),
    );
  });
}

/** Keeps `connections` clients logging in and out for `seconds`. Rejects at the first failed login. */
export const runImapLoad = ({ port, connections, seconds, next }: ImapLoad): Promise<Measured> =>
  runTimedLoad({ connections, seconds, once: () => login(port, next()) });
