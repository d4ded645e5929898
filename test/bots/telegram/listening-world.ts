import { afterEach, beforeEach, expect, vi } from "vitest";
import type { Platform } from "../../../bots/port.ts";
import { createTelegram, type TelegramOptions } from "../../../bots/telegram/adapter.ts";
import { type ManualClock, manualClock } from "../../../src/clock.ts";
import { startTelegramDouble, type TelegramDouble } from "../../support/telegram-double/double.ts";
import { group, user } from "../../support/telegram-double/updates.ts";
import { type RecordingIntake, recordingIntake } from "../recording-intake.ts";

export const zhang = user(7, "张三");
export const chat = group(-1001, "东关镇工作群");
export const start = new Date("2026-09-14T00:00:00Z");

/** A fresh double, intake and clock for every test, and platforms that are stopped after it. */
export class ListeningWorld {
  double!: TelegramDouble;
  intake!: RecordingIntake;
  clock!: ManualClock;
  notes: string[] = [];
  private readonly running: Platform[] = [];

  constructor() {
    beforeEach(async () => {
      this.double = await startTelegramDouble();
      this.intake = recordingIntake();
      this.clock = manualClock(start);
      this.notes = [];
    });
    afterEach(async () => {
      await Promise.all(this.running.splice(0).map((platform) => platform.stop()));
      await this.double.stop();
    });
  }

  make(more: Partial<TelegramOptions> = {}): Platform {
    const platform = createTelegram({
      token: this.double.token,
      apiRoot: this.double.apiRoot,
      clock: this.clock,
      note: (text) => this.notes.push(text),
      pollSeconds: 5,
      backoff: { firstMs: 1, maxMs: 5 },
      ...more,
    });
    this.running.push(platform);
    return platform;
  }

  say(text: string): void {
    this.double.say({ chat, from: zhang, text });
  }

  until(check: () => void): Promise<void> {
    return vi.waitFor(check, { interval: 2 });
  }

  /** Waits until exactly these texts are stored. */
  heard(...texts: string[]): Promise<void> {
    const stored = () => this.intake.stored().map(({ text }) => text);
    return this.until(() => expect(stored()).toEqual(texts));
  }

  later(ms: number): void {
    this.clock.moveTo(new Date(this.clock.now().getTime() + ms));
  }
}
