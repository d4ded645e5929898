-- DropIndex
DROP INDEX "LadderRun_programmeId_unitId_recurrence_period_key";

-- AlterTable
ALTER TABLE "Programme" ADD COLUMN     "periods" TEXT[];

-- AlterTable
ALTER TABLE "BeatRun" ADD COLUMN     "supplementAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "LadderRun" ADD COLUMN     "countBy" TEXT;

-- AlterTable
ALTER TABLE "Shortfall" ADD COLUMN     "revokedFor" TEXT;

-- AlterTable
ALTER TABLE "Appeal" ADD COLUMN     "excuse" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "step" INTEGER;

-- CreateIndex
CREATE INDEX "BeatRun_supplementAt_idx" ON "BeatRun"("supplementAt");

-- CreateIndex
CREATE UNIQUE INDEX "LadderRun_programmeId_unitId_recurrence_countBy_period_key" ON "LadderRun"("programmeId", "unitId", "recurrence", "countBy", "period");
