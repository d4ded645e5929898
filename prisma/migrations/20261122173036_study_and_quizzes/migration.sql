-- CreateEnum
CREATE TYPE "QuestionType" AS ENUM ('single', 'multiple', 'judgement');

-- AlterEnum
ALTER TYPE "SubmissionState" ADD VALUE 'failed';

-- DropIndex
DROP INDEX "Occurrence_planId_date_key";

-- AlterTable
ALTER TABLE "Occurrence" ADD COLUMN     "only" JSONB,
ADD COLUMN     "run" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Obligation" ADD COLUMN     "doable" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "Question" (
    "id" SERIAL NOT NULL,
    "digest" TEXT NOT NULL,
    "type" "QuestionType" NOT NULL,
    "stem" TEXT NOT NULL,
    "options" TEXT[],
    "answer" TEXT NOT NULL,
    "category" TEXT,
    "explanation" TEXT,
    "position" INTEGER NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DrawSeed" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "seed" TEXT NOT NULL,

    CONSTRAINT "DrawSeed_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Paper" (
    "id" SERIAL NOT NULL,
    "occurrenceId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "attempt" INTEGER NOT NULL,
    "items" JSONB NOT NULL,
    "answers" TEXT[],
    "marks" DOUBLE PRECISION[],
    "current" INTEGER NOT NULL DEFAULT 0,
    "outboxId" INTEGER,
    "drawnAt" TIMESTAMPTZ(3) NOT NULL,
    "touchedAt" TIMESTAMPTZ(3) NOT NULL,
    "handedInAt" TIMESTAMPTZ(3),
    "score" DOUBLE PRECISION,
    "passed" BOOLEAN,
    "retakeAt" TIMESTAMPTZ(3),

    CONSTRAINT "Paper_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TutorEntry" (
    "id" SERIAL NOT NULL,
    "occurrenceId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "unitId" INTEGER NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "classId" INTEGER,

    CONSTRAINT "TutorEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PracticeCard" (
    "personId" INTEGER NOT NULL,
    "questionId" INTEGER NOT NULL,
    "card" JSONB NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "right" INTEGER NOT NULL DEFAULT 0,
    "wrong" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "PracticeCard_pkey" PRIMARY KEY ("personId","questionId")
);

-- CreateTable
CREATE TABLE "PracticeTurn" (
    "personId" INTEGER NOT NULL,
    "questionId" INTEGER NOT NULL,
    "order" INTEGER[],
    "category" TEXT,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "answeredAt" TIMESTAMPTZ(3),
    "outboxId" INTEGER,

    CONSTRAINT "PracticeTurn_pkey" PRIMARY KEY ("personId")
);

-- CreateTable
CREATE TABLE "Poll" (
    "id" SERIAL NOT NULL,
    "outboxId" INTEGER NOT NULL,
    "platform" TEXT,
    "externalId" TEXT,
    "questionId" INTEGER NOT NULL,
    "order" INTEGER[],
    "occurrenceId" INTEGER,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Poll_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PollChoice" (
    "pollId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "options" INTEGER[],
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PollChoice_pkey" PRIMARY KEY ("pollId","personId")
);

-- CreateTable
CREATE TABLE "File" (
    "id" SERIAL NOT NULL,
    "digest" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "File_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Question_digest_key" ON "Question"("digest");

-- CreateIndex
CREATE INDEX "Question_active_category_idx" ON "Question"("active", "category");

-- CreateIndex
CREATE INDEX "Paper_personId_handedInAt_idx" ON "Paper"("personId", "handedInAt");

-- CreateIndex
CREATE UNIQUE INDEX "Paper_occurrenceId_personId_attempt_key" ON "Paper"("occurrenceId", "personId", "attempt");

-- CreateIndex
CREATE INDEX "TutorEntry_classId_idx" ON "TutorEntry"("classId");

-- CreateIndex
CREATE UNIQUE INDEX "TutorEntry_occurrenceId_personId_key" ON "TutorEntry"("occurrenceId", "personId");

-- CreateIndex
CREATE INDEX "PracticeCard_personId_dueAt_idx" ON "PracticeCard"("personId", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "Poll_outboxId_key" ON "Poll"("outboxId");

-- CreateIndex
CREATE INDEX "Poll_occurrenceId_idx" ON "Poll"("occurrenceId");

-- CreateIndex
CREATE UNIQUE INDEX "Poll_platform_externalId_key" ON "Poll"("platform", "externalId");

-- CreateIndex
CREATE UNIQUE INDEX "File_digest_key" ON "File"("digest");

-- CreateIndex
CREATE UNIQUE INDEX "Occurrence_planId_date_run_key" ON "Occurrence"("planId", "date", "run");

-- AddForeignKey
ALTER TABLE "Paper" ADD CONSTRAINT "Paper_occurrenceId_fkey" FOREIGN KEY ("occurrenceId") REFERENCES "Occurrence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
