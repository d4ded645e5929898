import { expect, it } from "vitest";
import { inTransaction, type Transaction } from "../../src/db/client.ts";
import { testDatabase } from "../support/database.ts";

const test = testDatabase();

const addPost = (tx: Transaction, name: string) =>
  tx.$executeRaw`INSERT INTO "Post" (name) VALUES (${name})`;

const postNames = async (tx: Transaction) => {
  const rows = await tx.$queryRaw<{ name: string }[]>`SELECT name FROM "Post" ORDER BY id`;
  return rows.map(({ name }) => name);
};

it("a written statement and a model query of one transaction see each other", async () => {
  await inTransaction(test.db, async (tx) => {
    await tx.post.create({ data: { name: "书记" } });
    expect(await addPost(tx, "主任")).toBe(1);
    expect(await postNames(tx)).toEqual(["书记", "主任"]);
    expect(await tx.post.count()).toBe(2);
    expect(await test.db.post.count()).toBe(0);
  });
  expect(await postNames(test.db)).toEqual(["书记", "主任"]);
});

it("what was written is undone with its transaction", async () => {
  const failing = inTransaction(test.db, async (tx) => {
    await addPost(tx, "会计");
    throw new Error("fault");
  });
  await expect(failing).rejects.toThrow("fault");
  expect(await postNames(test.db)).not.toContain("会计");
});

it("a statement that Postgres refuses rejects with its code, and undoes the transaction", async () => {
  const failing = inTransaction(test.db, async (tx) => {
    await addPost(tx, "文书");
    await addPost(tx, "文书");
  });
  await expect(failing).rejects.toMatchObject({ code: "23505" });
  expect(await postNames(test.db)).not.toContain("文书");
});

it("transactions at the same time keep to their own connection", async () => {
  const pidOf = async (tx: Transaction) => {
    const [row] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
    return row?.pid;
  };
  const pids = await Promise.all(
    [1, 2, 3].map(() =>
      inTransaction(test.db, async (tx) => {
        const first = await pidOf(tx);
        await tx.post.count();
        expect(await pidOf(tx)).toBe(first);
        return first;
      }),
    ),
  );
  expect(new Set(pids).size).toBe(3);
});

it("statements asked for together run in the order in which they were asked", async () => {
  await inTransaction(test.db, async (tx) => {
    const [, names] = await Promise.all([addPost(tx, "网格员"), postNames(tx)]);
    expect(names).toContain("网格员");
  });
});

it("a transaction that has ended takes no more statements", async () => {
  let kept: Transaction | null = null;
  await inTransaction(test.db, async (tx) => {
    kept = tx;
  });
  const late = (async () => kept && addPost(kept, "迟到"))();
  await expect(late).rejects.toThrow("the transaction has ended");
  expect(await postNames(test.db)).not.toContain("迟到");
});
