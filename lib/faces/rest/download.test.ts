import { beforeAll, describe, expect, it, vi } from "vitest";
import { downloadAnswer } from "@/lib/faces/rest/download";

function source() {
  const state = { made: 0, ended: false };
  async function* pieces() {
    try {
      for (; state.made < 1_000; state.made++) yield `${"x".repeat(10_000)}\n`;
    } finally {
      state.ended = true;
    }
  }
  return { state, pieces: pieces() };
}

const answerOf = (pieces: AsyncGenerator<string>) =>
  downloadAnswer({ mediaType: "text/csv", fileName: "log.csv", pieces }, new Headers());

// The log reads the environment.
beforeAll(() => {
  vi.stubEnv("DATABASE_URL", "mysql://u:p@127.0.0.1:1/x");
  vi.stubEnv("LETTERLOCK_SECRET", Buffer.alloc(32, 1).toString("base64"));
  vi.stubEnv("PORTAL_URL", "https://localhost");
  vi.stubEnv("LOG_LEVEL", "silent");
});

describe("a download", () => {
  it("is a file that no browser opens as a page", async () => {
    const { headers } = answerOf(source().pieces);
    expect(headers.get("content-type")).toBe("text/csv");
    expect(headers.get("content-disposition")).toBe('attachment; filename="log.csv"');
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("is made as fast as it is read, and no longer than somebody reads", async () => {
    const { state, pieces } = source();
    const reader = answerOf(pieces).body?.getReader();
    await reader?.read();
    await reader?.read();
    expect(state.made).toBeLessThan(5);
    await reader?.cancel();
    expect(state.ended).toBe(true);
  });

  it("is whole in UTF-8, and ends", async () => {
    async function* rows() {
      yield "ä;";
      yield "";
      yield "😀\n";
    }
    expect(Buffer.from(await answerOf(rows()).arrayBuffer())).toEqual(Buffer.from("ä;😀\n"));
  });

  it("breaks off where the rows do, so that half a file is not taken for a whole one", async () => {
    async function* broken() {
      yield "a\n";
      throw new Error("the database is gone");
    }
    await expect(answerOf(broken()).text()).rejects.toThrow("the database is gone");
  });
});
