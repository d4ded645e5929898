-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Datum" AS ENUM ('GCJ02', 'WGS84');

-- CreateEnum
CREATE TYPE "RoleName" AS ENUM ('administrator', 'secretary', 'cadre');

-- CreateEnum
CREATE TYPE "OccurrenceStatus" AS ENUM ('planned', 'open', 'closed', 'skipped');

-- CreateEnum
CREATE TYPE "ObligationStatus" AS ENUM ('due', 'on_time', 'late', 'made_up', 'excused', 'missed', 'held');

-- CreateEnum
CREATE TYPE "SubmissionState" AS ENUM ('valid', 'pending', 'rejected', 'retracted');

-- CreateEnum
CREATE TYPE "DecisionStatus" AS ENUM ('pending', 'approved', 'rejected', 'withdrawn');

-- CreateEnum
CREATE TYPE "BeatKind" AS ENUM ('count', 'remind', 'dispatch', 'publish');

-- CreateEnum
CREATE TYPE "BeatStatus" AS ENUM ('planned', 'done', 'skipped');

-- CreateEnum
CREATE TYPE "RunStatus" AS ENUM ('running', 'stopped', 'finished');

-- CreateEnum
CREATE TYPE "DraftStatus" AS ENUM ('pending', 'published', 'dropped', 'revoked');

-- CreateEnum
CREATE TYPE "OutboxStatus" AS ENUM ('pending', 'claimed', 'sent', 'unconfirmed', 'skipped', 'failed');

-- CreateEnum
CREATE TYPE "InboxStatus" AS ENUM ('pending', 'done', 'failed');

-- CreateTable
CREATE TABLE "Unit" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "parentId" INTEGER,
    "category" TEXT,
    "longitude" DOUBLE PRECISION,
    "latitude" DOUBLE PRECISION,
    "datum" "Datum" NOT NULL DEFAULT 'GCJ02',
    "liaisonId" INTEGER,
    "position" INTEGER NOT NULL,

    CONSTRAINT "Unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT,
    "position" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Post" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "id" SERIAL NOT NULL,
    "personId" INTEGER NOT NULL,
    "unitId" INTEGER,
    "postId" INTEGER,
    "role" "RoleName" NOT NULL DEFAULT 'cadre',
    "startsOn" TEXT,
    "endsOn" TEXT,
    "mentorId" INTEGER,
    "position" INTEGER NOT NULL,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" SERIAL NOT NULL,
    "platform" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "displayName" TEXT NOT NULL,
    "privateChat" TEXT,
    "personId" INTEGER,
    "provenBy" TEXT,
    "provenAt" TIMESTAMPTZ(3),

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Channel" (
    "id" SERIAL NOT NULL,
    "platform" TEXT NOT NULL,
    "externalId" TEXT,
    "name" TEXT NOT NULL,
    "unitId" INTEGER,
    "present" BOOLEAN NOT NULL DEFAULT true,
    "boundAt" TIMESTAMPTZ(3),
    "boundById" INTEGER,

    CONSTRAINT "Channel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SetupCode" (
    "hash" TEXT NOT NULL,
    "usedById" INTEGER NOT NULL,
    "usedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SetupCode_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "CalendarDay" (
    "date" TEXT NOT NULL,
    "work" BOOLEAN NOT NULL,
    "note" TEXT,

    CONSTRAINT "CalendarDay_pkey" PRIMARY KEY ("date")
);

-- CreateTable
CREATE TABLE "Programme" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "endsOn" TEXT NOT NULL,
    "ranked" BOOLEAN NOT NULL DEFAULT false,
    "ladderId" INTEGER,
    "position" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "beatsPlannedThrough" TEXT,

    CONSTRAINT "Programme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProgrammeUnit" (
    "programmeId" INTEGER NOT NULL,
    "unitId" INTEGER NOT NULL,

    CONSTRAINT "ProgrammeUnit_pkey" PRIMARY KEY ("programmeId","unitId")
);

-- CreateTable
CREATE TABLE "Beat" (
    "programmeId" INTEGER NOT NULL,
    "kind" "BeatKind" NOT NULL,
    "weekday" INTEGER NOT NULL,
    "minute" INTEGER NOT NULL,

    CONSTRAINT "Beat_pkey" PRIMARY KEY ("programmeId","kind")
);

-- CreateTable
CREATE TABLE "Plan" (
    "id" SERIAL NOT NULL,
    "programmeId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "cadence" JSONB NOT NULL,
    "graceMinutes" INTEGER NOT NULL DEFAULT 0,
    "parameters" JSONB NOT NULL,
    "body" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "plannedThrough" TEXT,

    CONSTRAINT "Plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlanUnit" (
    "planId" INTEGER NOT NULL,
    "unitId" INTEGER NOT NULL,

    CONSTRAINT "PlanUnit_pkey" PRIMARY KEY ("planId","unitId")
);

-- CreateTable
CREATE TABLE "PlanPost" (
    "planId" INTEGER NOT NULL,
    "postId" INTEGER NOT NULL,

    CONSTRAINT "PlanPost_pkey" PRIMARY KEY ("planId","postId")
);

-- CreateTable
CREATE TABLE "Occurrence" (
    "id" SERIAL NOT NULL,
    "planId" INTEGER NOT NULL,
    "date" TEXT NOT NULL,
    "opensAt" TIMESTAMPTZ(3) NOT NULL,
    "remindAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "closesAt" TIMESTAMPTZ(3) NOT NULL,
    "status" "OccurrenceStatus" NOT NULL DEFAULT 'planned',
    "openedAt" TIMESTAMPTZ(3),
    "remindedAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "body" TEXT NOT NULL DEFAULT '',
    "note" TEXT,
    "publishedInId" INTEGER,

    CONSTRAINT "Occurrence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Obligation" (
    "id" SERIAL NOT NULL,
    "occurrenceId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "unitId" INTEGER NOT NULL,
    "channelId" INTEGER,
    "status" "ObligationStatus" NOT NULL DEFAULT 'due',
    "settledAt" TIMESTAMPTZ(3),
    "evidence" TEXT,
    "submissionId" INTEGER,

    CONSTRAINT "Obligation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Submission" (
    "id" SERIAL NOT NULL,
    "occurrenceId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "inboxId" INTEGER,
    "intent" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "state" "SubmissionState" NOT NULL DEFAULT 'valid',
    "evidence" TEXT NOT NULL,
    "distance" DOUBLE PRECISION,
    "verdict" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Location" (
    "submissionId" INTEGER NOT NULL,
    "longitude" DOUBLE PRECISION NOT NULL,
    "latitude" DOUBLE PRECISION NOT NULL,
    "datum" "Datum" NOT NULL,
    "deleteAfter" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Location_pkey" PRIMARY KEY ("submissionId")
);

-- CreateTable
CREATE TABLE "Leave" (
    "id" SERIAL NOT NULL,
    "personId" INTEGER NOT NULL,
    "fromAt" TIMESTAMPTZ(3) NOT NULL,
    "untilAt" TIMESTAMPTZ(3) NOT NULL,
    "words" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "workingDays" INTEGER NOT NULL,
    "status" "DecisionStatus" NOT NULL DEFAULT 'pending',
    "inboxId" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Leave_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Decision" (
    "id" SERIAL NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "subjectId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "unitId" INTEGER,
    "tier" "RoleName" NOT NULL,
    "summary" TEXT NOT NULL,
    "status" "DecisionStatus" NOT NULL DEFAULT 'pending',
    "decidedById" INTEGER,
    "decidedAt" TIMESTAMPTZ(3),
    "reason" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Counter" (
    "name" TEXT NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "Counter_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "Change" (
    "id" SERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorId" INTEGER,
    "entity" TEXT NOT NULL,
    "entityId" INTEGER NOT NULL,
    "before" TEXT,
    "after" TEXT,
    "why" TEXT NOT NULL,
    "inboxId" INTEGER,

    CONSTRAINT "Change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Board" (
    "id" SERIAL NOT NULL,
    "occurrenceId" INTEGER NOT NULL,
    "channelId" INTEGER NOT NULL,
    "outboxId" INTEGER,
    "shown" TEXT NOT NULL DEFAULT '',
    "edition" INTEGER NOT NULL DEFAULT 0,
    "refreshAt" TIMESTAMPTZ(3),

    CONSTRAINT "Board_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BeatRun" (
    "id" SERIAL NOT NULL,
    "programmeId" INTEGER NOT NULL,
    "kind" "BeatKind" NOT NULL,
    "period" TEXT NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "status" "BeatStatus" NOT NULL DEFAULT 'planned',
    "ranAt" TIMESTAMPTZ(3),
    "note" TEXT,

    CONSTRAINT "BeatRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Count" (
    "id" SERIAL NOT NULL,
    "beatRunId" INTEGER NOT NULL,
    "unitId" INTEGER NOT NULL,
    "expected" INTEGER NOT NULL,
    "due" INTEGER NOT NULL,
    "onTime" INTEGER NOT NULL,
    "late" INTEGER NOT NULL,
    "madeUp" INTEGER NOT NULL,
    "excused" INTEGER NOT NULL,
    "missed" INTEGER NOT NULL,
    "held" INTEGER NOT NULL,
    "rate" DOUBLE PRECISION,
    "rank" INTEGER,

    CONSTRAINT "Count_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Statement" (
    "id" SERIAL NOT NULL,
    "programmeId" INTEGER,
    "unitId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "period" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Statement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Ladder" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Ladder_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LadderStep" (
    "id" SERIAL NOT NULL,
    "ladderId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "threshold" INTEGER NOT NULL,
    "action" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "countBy" TEXT,

    CONSTRAINT "LadderStep_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LadderRun" (
    "id" SERIAL NOT NULL,
    "ladder" TEXT NOT NULL,
    "policy" JSONB NOT NULL,
    "obligationId" INTEGER NOT NULL,
    "programmeId" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "deadline" TIMESTAMPTZ(3) NOT NULL,
    "nextStep" INTEGER NOT NULL DEFAULT 0,
    "nextStepAt" TIMESTAMPTZ(3),
    "status" "RunStatus" NOT NULL DEFAULT 'running',

    CONSTRAINT "LadderRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LadderEntry" (
    "id" SERIAL NOT NULL,
    "runId" INTEGER NOT NULL,
    "step" INTEGER NOT NULL,
    "action" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "reason" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LadderEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Draft" (
    "id" SERIAL NOT NULL,
    "number" INTEGER NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "unitId" INTEGER,
    "runId" INTEGER,
    "step" INTEGER,
    "programmeId" INTEGER,
    "text" TEXT NOT NULL,
    "status" "DraftStatus" NOT NULL DEFAULT 'pending',
    "decidedById" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Inbox" (
    "id" SERIAL NOT NULL,
    "platform" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "chat" TEXT NOT NULL DEFAULT '',
    "messageId" TEXT NOT NULL DEFAULT '',
    "message" JSONB NOT NULL,
    "sentAt" TIMESTAMPTZ(3) NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "status" "InboxStatus" NOT NULL DEFAULT 'pending',
    "outcome" TEXT,
    "handledAt" TIMESTAMPTZ(3),

    CONSTRAINT "Inbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InboxCursor" (
    "platform" TEXT NOT NULL,
    "cursor" TEXT NOT NULL,
    "heardUntil" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "InboxCursor_pkey" PRIMARY KEY ("platform")
);

-- CreateTable
CREATE TABLE "Outbox" (
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "channelId" INTEGER,
    "personId" INTEGER,
    "accountId" INTEGER,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "mentions" INTEGER[],
    "buttons" JSONB,
    "attachments" JSONB,
    "editsId" INTEGER,
    "condition" JSONB,
    "programmeId" INTEGER,
    "planId" INTEGER,
    "occurrenceId" INTEGER,
    "asked" BOOLEAN NOT NULL DEFAULT false,
    "priority" INTEGER NOT NULL DEFAULT 5,
    "status" "OutboxStatus" NOT NULL DEFAULT 'pending',
    "notBefore" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),
    "claimedAt" TIMESTAMPTZ(3),
    "sentAt" TIMESTAMPTZ(3),
    "externalId" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "note" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Coverage" (
    "id" SERIAL NOT NULL,
    "platform" TEXT NOT NULL,
    "channelId" INTEGER,
    "deafFrom" TIMESTAMPTZ(3) NOT NULL,
    "deafUntil" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL,

    CONSTRAINT "Coverage_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Unit_name_key" ON "Unit"("name");

-- CreateIndex
CREATE UNIQUE INDEX "Person_name_key" ON "Person"("name");

-- CreateIndex
CREATE UNIQUE INDEX "Person_phone_key" ON "Person"("phone");

-- CreateIndex
CREATE UNIQUE INDEX "Post_name_key" ON "Post"("name");

-- CreateIndex
CREATE INDEX "Membership_personId_idx" ON "Membership"("personId");

-- CreateIndex
CREATE INDEX "Membership_unitId_idx" ON "Membership"("unitId");

-- CreateIndex
CREATE INDEX "Account_personId_idx" ON "Account"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Account_platform_externalId_key" ON "Account"("platform", "externalId");

-- CreateIndex
CREATE INDEX "Channel_unitId_idx" ON "Channel"("unitId");

-- CreateIndex
CREATE UNIQUE INDEX "Channel_platform_externalId_key" ON "Channel"("platform", "externalId");

-- CreateIndex
CREATE UNIQUE INDEX "Programme_name_key" ON "Programme"("name");

-- CreateIndex
CREATE UNIQUE INDEX "Plan_programmeId_name_key" ON "Plan"("programmeId", "name");

-- CreateIndex
CREATE INDEX "Occurrence_status_opensAt_idx" ON "Occurrence"("status", "opensAt");

-- CreateIndex
CREATE INDEX "Occurrence_status_closesAt_idx" ON "Occurrence"("status", "closesAt");

-- CreateIndex
CREATE INDEX "Occurrence_remindedAt_remindAt_idx" ON "Occurrence"("remindedAt", "remindAt");

-- CreateIndex
CREATE UNIQUE INDEX "Occurrence_planId_date_key" ON "Occurrence"("planId", "date");

-- CreateIndex
CREATE INDEX "Obligation_personId_status_idx" ON "Obligation"("personId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "Obligation_occurrenceId_personId_key" ON "Obligation"("occurrenceId", "personId");

-- CreateIndex
CREATE INDEX "Submission_occurrenceId_personId_idx" ON "Submission"("occurrenceId", "personId");

-- CreateIndex
CREATE INDEX "Submission_inboxId_idx" ON "Submission"("inboxId");

-- CreateIndex
CREATE INDEX "Location_deleteAfter_idx" ON "Location"("deleteAfter");

-- CreateIndex
CREATE INDEX "Leave_personId_untilAt_idx" ON "Leave"("personId", "untilAt");

-- CreateIndex
CREATE UNIQUE INDEX "Decision_number_key" ON "Decision"("number");

-- CreateIndex
CREATE INDEX "Decision_kind_subjectId_idx" ON "Decision"("kind", "subjectId");

-- CreateIndex
CREATE INDEX "Decision_status_personId_idx" ON "Decision"("status", "personId");

-- CreateIndex
CREATE INDEX "Change_entity_entityId_idx" ON "Change"("entity", "entityId");

-- CreateIndex
CREATE INDEX "Board_refreshAt_idx" ON "Board"("refreshAt");

-- CreateIndex
CREATE UNIQUE INDEX "Board_occurrenceId_channelId_key" ON "Board"("occurrenceId", "channelId");

-- CreateIndex
CREATE INDEX "BeatRun_status_dueAt_idx" ON "BeatRun"("status", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "BeatRun_programmeId_kind_period_key" ON "BeatRun"("programmeId", "kind", "period");

-- CreateIndex
CREATE UNIQUE INDEX "Count_beatRunId_unitId_key" ON "Count"("beatRunId", "unitId");

-- CreateIndex
CREATE INDEX "Statement_unitId_period_idx" ON "Statement"("unitId", "period");

-- CreateIndex
CREATE UNIQUE INDEX "Ladder_name_key" ON "Ladder"("name");

-- CreateIndex
CREATE UNIQUE INDEX "LadderStep_ladderId_position_key" ON "LadderStep"("ladderId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "LadderRun_obligationId_key" ON "LadderRun"("obligationId");

-- CreateIndex
CREATE INDEX "LadderRun_status_nextStepAt_idx" ON "LadderRun"("status", "nextStepAt");

-- CreateIndex
CREATE UNIQUE INDEX "LadderEntry_runId_step_key" ON "LadderEntry"("runId", "step");

-- CreateIndex
CREATE UNIQUE INDEX "Draft_number_key" ON "Draft"("number");

-- CreateIndex
CREATE INDEX "Inbox_status_id_idx" ON "Inbox"("status", "id");

-- CreateIndex
CREATE INDEX "Inbox_platform_chat_messageId_idx" ON "Inbox"("platform", "chat", "messageId");

-- CreateIndex
CREATE UNIQUE INDEX "Inbox_platform_key_key" ON "Inbox"("platform", "key");

-- CreateIndex
CREATE UNIQUE INDEX "Outbox_key_key" ON "Outbox"("key");

-- CreateIndex
CREATE INDEX "Outbox_status_notBefore_idx" ON "Outbox"("status", "notBefore");

-- CreateIndex
CREATE INDEX "Outbox_occurrenceId_kind_idx" ON "Outbox"("occurrenceId", "kind");

-- CreateIndex
CREATE INDEX "Coverage_deafUntil_idx" ON "Coverage"("deafUntil");

-- AddForeignKey
ALTER TABLE "Unit" ADD CONSTRAINT "Unit_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Unit" ADD CONSTRAINT "Unit_liaisonId_fkey" FOREIGN KEY ("liaisonId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_mentorId_fkey" FOREIGN KEY ("mentorId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Channel" ADD CONSTRAINT "Channel_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Programme" ADD CONSTRAINT "Programme_ladderId_fkey" FOREIGN KEY ("ladderId") REFERENCES "Ladder"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProgrammeUnit" ADD CONSTRAINT "ProgrammeUnit_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "Programme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProgrammeUnit" ADD CONSTRAINT "ProgrammeUnit_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Beat" ADD CONSTRAINT "Beat_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "Programme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Plan" ADD CONSTRAINT "Plan_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "Programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanUnit" ADD CONSTRAINT "PlanUnit_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanUnit" ADD CONSTRAINT "PlanUnit_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanPost" ADD CONSTRAINT "PlanPost_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanPost" ADD CONSTRAINT "PlanPost_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Occurrence" ADD CONSTRAINT "Occurrence_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Obligation" ADD CONSTRAINT "Obligation_occurrenceId_fkey" FOREIGN KEY ("occurrenceId") REFERENCES "Occurrence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Submission" ADD CONSTRAINT "Submission_occurrenceId_fkey" FOREIGN KEY ("occurrenceId") REFERENCES "Occurrence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Location" ADD CONSTRAINT "Location_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Board" ADD CONSTRAINT "Board_occurrenceId_fkey" FOREIGN KEY ("occurrenceId") REFERENCES "Occurrence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BeatRun" ADD CONSTRAINT "BeatRun_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "Programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Count" ADD CONSTRAINT "Count_beatRunId_fkey" FOREIGN KEY ("beatRunId") REFERENCES "BeatRun"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LadderStep" ADD CONSTRAINT "LadderStep_ladderId_fkey" FOREIGN KEY ("ladderId") REFERENCES "Ladder"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LadderEntry" ADD CONSTRAINT "LadderEntry_runId_fkey" FOREIGN KEY ("runId") REFERENCES "LadderRun"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Coverage" ADD CONSTRAINT "Coverage_channelId_fkey" FOREIGN KEY ("channelId") REFERENCES "Channel"("id") ON DELETE SET NULL ON UPDATE CASCADE;
