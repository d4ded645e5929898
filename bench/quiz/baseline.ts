import pg from "pg";
import { PEOPLE, QUESTIONS } from "./county.ts";

/** The least that loses nothing: each answer stored, laid on its paper and answered, in a transaction of its own. */
export async function plainStorm(url: string): Promise<{ answers: number; seconds: number }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`
      CREATE TABLE plain_answer (id serial PRIMARY KEY, person int, item int, choice text, UNIQUE (person, item));
      CREATE TABLE plain_paper (person int PRIMARY KEY, answers text[]);
      CREATE TABLE plain_reply (id serial PRIMARY KEY, person int, text text)`);
    await client.query(
      "INSERT INTO plain_paper SELECT p, array_fill(''::text, ARRAY[$2::int]) FROM generate_series(1, $1::int) p",
      [PEOPLE, QUESTIONS],
    );
    const began = performance.now();
    for (let item = 1; item <= QUESTIONS; item += 1) {
      for (let person = 1; person <= PEOPLE; person += 1) await answer(client, person, item);
    }
    return { answers: PEOPLE * QUESTIONS, seconds: (performance.now() - began) / 1000 };
  } finally {
    await client.end();
  }
}

async function answer(client: pg.Client, person: number, item: number): Promise<void> {
  await client.query("BEGIN");
  await client.query("INSERT INTO plain_answer (person, item, choice) VALUES ($1, $2, $3)", [
    person,
    item,
    "A",
  ]);
  await client.query("UPDATE plain_paper SET answers[$2] = $3 WHERE person = $1", [
    person,
    item,
    "A",
  ]);
  await client.query("INSERT INTO plain_reply (person, text) VALUES ($1, $2)", [person, "已记下"]);
  await client.query("COMMIT");
}
