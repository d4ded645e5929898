-- CreateEnum
CREATE TYPE "TaskStatus" AS ENUM ('open', 'in_review', 'closed', 'cancelled');

-- CreateEnum
CREATE TYPE "NoticeStatus" AS ENUM ('preview', 'scheduled', 'sent', 'cancelled');

-- AlterTable
ALTER TABLE "Programme" ADD COLUMN     "scoring" JSONB;

-- AlterTable
ALTER TABLE "LadderRun" ADD COLUMN     "period" TEXT,
ADD COLUMN     "recurrence" TEXT,
ADD COLUMN     "taskId" INTEGER,
ADD COLUMN     "times" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "unitId" INTEGER,
ALTER COLUMN "obligationId" DROP NOT NULL,
ALTER COLUMN "programmeId" DROP NOT NULL;

-- CreateTable
CREATE TABLE "Shortfall" (
    "id" SERIAL NOT NULL,
    "beatRunId" INTEGER NOT NULL,
    "unitId" INTEGER NOT NULL,
    "countBy" TEXT NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Shortfall_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Appeal" (
    "id" SERIAL NOT NULL,
    "personId" INTEGER NOT NULL,
    "unitId" INTEGER,
    "draftId" INTEGER,
    "runId" INTEGER,
    "obligationId" INTEGER,
    "text" TEXT NOT NULL,
    "inboxId" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Appeal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Supplement" (
    "id" SERIAL NOT NULL,
    "beatRunId" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "counts" JSONB NOT NULL,
    "actorId" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Supplement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DispatchAnswer" (
    "id" SERIAL NOT NULL,
    "programmeId" INTEGER,
    "unitId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "period" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DispatchAnswer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Task" (
    "id" SERIAL NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "programmeId" INTEGER,
    "unitId" INTEGER,
    "ownerId" INTEGER,
    "measure" TEXT,
    "deadline" TIMESTAMPTZ(3) NOT NULL,
    "reviewers" INTEGER[],
    "stage" INTEGER NOT NULL DEFAULT 0,
    "status" "TaskStatus" NOT NULL DEFAULT 'open',
    "submittedAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "remindAt" TIMESTAMPTZ(3),
    "templateId" INTEGER,
    "period" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TaskTemplate" (
    "id" SERIAL NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "programmeId" INTEGER,
    "unitId" INTEGER,
    "ownerId" INTEGER,
    "postId" INTEGER,
    "measure" TEXT,
    "rule" JSONB NOT NULL,
    "reviewers" INTEGER[],
    "active" BOOLEAN NOT NULL DEFAULT true,
    "laidThrough" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TaskTemplate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TaskEvent" (
    "id" SERIAL NOT NULL,
    "taskId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "actorId" INTEGER,
    "text" TEXT NOT NULL DEFAULT '',
    "before" TIMESTAMPTZ(3),
    "after" TIMESTAMPTZ(3),
    "inboxId" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TaskEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TaskEvidence" (
    "id" SERIAL NOT NULL,
    "taskId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "inboxId" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TaskEvidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Notice" (
    "id" SERIAL NOT NULL,
    "number" INTEGER NOT NULL,
    "authorId" INTEGER NOT NULL,
    "audience" JSONB NOT NULL,
    "text" TEXT NOT NULL,
    "fileIds" INTEGER[],
    "receipt" BOOLEAN NOT NULL DEFAULT true,
    "status" "NoticeStatus" NOT NULL DEFAULT 'preview',
    "sendAt" TIMESTAMPTZ(3),
    "sentAt" TIMESTAMPTZ(3),
    "remindedAt" TIMESTAMPTZ(3),
    "inboxId" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NoticeTarget" (
    "noticeId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "unitId" INTEGER NOT NULL,
    "channelId" INTEGER,
    "receivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "NoticeTarget_pkey" PRIMARY KEY ("noticeId","personId")
);

-- CreateIndex
CREATE INDEX "Shortfall_unitId_idx" ON "Shortfall"("unitId");

-- CreateIndex
CREATE UNIQUE INDEX "Shortfall_beatRunId_unitId_countBy_key" ON "Shortfall"("beatRunId", "unitId", "countBy");

-- CreateIndex
CREATE UNIQUE INDEX "Supplement_beatRunId_number_key" ON "Supplement"("beatRunId", "number");

-- CreateIndex
CREATE INDEX "DispatchAnswer_unitId_period_idx" ON "DispatchAnswer"("unitId", "period");

-- CreateIndex
CREATE UNIQUE INDEX "Task_number_key" ON "Task"("number");

-- CreateIndex
CREATE INDEX "Task_status_remindAt_idx" ON "Task"("status", "remindAt");

-- CreateIndex
CREATE INDEX "Task_ownerId_status_idx" ON "Task"("ownerId", "status");

-- CreateIndex
CREATE INDEX "Task_unitId_status_idx" ON "Task"("unitId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "Task_templateId_period_ownerId_unitId_key" ON "Task"("templateId", "period", "ownerId", "unitId");

-- CreateIndex
CREATE UNIQUE INDEX "TaskTemplate_number_key" ON "TaskTemplate"("number");

-- CreateIndex
CREATE INDEX "TaskEvent_taskId_idx" ON "TaskEvent"("taskId");

-- CreateIndex
CREATE INDEX "TaskEvidence_taskId_idx" ON "TaskEvidence"("taskId");

-- CreateIndex
CREATE UNIQUE INDEX "Notice_number_key" ON "Notice"("number");

-- CreateIndex
CREATE INDEX "Notice_status_sendAt_idx" ON "Notice"("status", "sendAt");

-- CreateIndex
CREATE INDEX "NoticeTarget_personId_idx" ON "NoticeTarget"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "LadderRun_taskId_key" ON "LadderRun"("taskId");

-- CreateIndex
CREATE UNIQUE INDEX "LadderRun_programmeId_unitId_recurrence_period_key" ON "LadderRun"("programmeId", "unitId", "recurrence", "period");

-- AddForeignKey
ALTER TABLE "Shortfall" ADD CONSTRAINT "Shortfall_beatRunId_fkey" FOREIGN KEY ("beatRunId") REFERENCES "BeatRun"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Supplement" ADD CONSTRAINT "Supplement_beatRunId_fkey" FOREIGN KEY ("beatRunId") REFERENCES "BeatRun"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TaskEvent" ADD CONSTRAINT "TaskEvent_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TaskEvidence" ADD CONSTRAINT "TaskEvidence_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "Task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NoticeTarget" ADD CONSTRAINT "NoticeTarget_noticeId_fkey" FOREIGN KEY ("noticeId") REFERENCES "Notice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
