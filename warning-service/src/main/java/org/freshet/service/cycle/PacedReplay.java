package org.freshet.service.cycle;

import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;

/**
 * Runs the cycles of a replay at a steady pace on a Quartz schedule, one at a time, as a live
 * service would. A cycle that takes longer than the pace delays the next; none is dropped, because
 * every cycle reads its time from the replay and not from the clock.
 *
 * <p>Thread-safe. A cycle that fails ends the replay; {@link #await} hands the failure on.
 */
public final class PacedReplay implements AutoCloseable {
  private final ReplayRun run;
  private final Duration pace;
  private final Consumer<ReplayRun> afterCycle;
  private final CountDownLatch over = new CountDownLatch(1);
  private final Scheduler scheduler;
  private volatile @Nullable RuntimeException failure;

  /**
   * @param run the replay
   * @param pace time from the start of one cycle to the next
   * @param afterCycle told after every cycle, on the schedule's thread
   */
  public PacedReplay(ReplayRun run, Duration pace, Consumer<ReplayRun> afterCycle) {
    this.run = run;
    this.pace = pace;
    this.afterCycle = afterCycle;
    this.scheduler = scheduler();
  }

  /** Starts the schedule. */
  public PacedReplay start() {
    try {
      scheduler.setJobFactory((bundle, owner) -> new CycleJob(this));
      JobDetail job = JobBuilder.newJob(CycleJob.class).withIdentity("cycle").build();
      Trigger trigger =
          TriggerBuilder.newTrigger()
              .startNow()
              .withSchedule(
                  SimpleScheduleBuilder.simpleSchedule()
                      .withIntervalInMilliseconds(pace.toMillis())
                      .repeatForever()
                      .withMisfireHandlingInstructionNextWithRemainingCount())
              .build();
      scheduler.scheduleJob(job, trigger);
      scheduler.start();
      return this;
    } catch (SchedulerException e) {
      throw new IllegalStateException("The cycle could not be scheduled: " + e.getMessage(), e);
    }
  }

  /** Waits until the last cycle has run. */
  public void await() throws InterruptedException {
    over.await();
    RuntimeException cause = failure;
    if (cause != null) {
      throw cause;
    }
  }

  /** Lets a running cycle end, then stops the schedule; no further cycle runs. */
  @Override
  public void close() {
    synchronized (this) {
      over.countDown();
    }
    try {
      // Not shutdown(true): Quartz waits for ever if a firing is handed to its pool meanwhile.
      scheduler.shutdown(false);
    } catch (SchedulerException e) {
      throw new IllegalStateException("The schedule did not stop: " + e.getMessage(), e);
    }
  }

  private synchronized void cycle() {
    if (over.getCount() == 0) {
      return;
    }
    try {
      if (run.hasNext()) {
        run.next();
        afterCycle.accept(run);
      }
      if (!run.hasNext()) {
        over.countDown();
      }
    } catch (RuntimeException e) {
      failure = e;
      over.countDown();
    }
  }

  private static Scheduler scheduler() {
    Properties properties = new Properties();
    properties.setProperty("org.quartz.scheduler.instanceName", "freshet-replay");
    properties.setProperty("org.quartz.scheduler.instanceId", "AUTO");
    properties.setProperty("org.quartz.threadPool.threadCount", "1");
    properties.setProperty("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
    properties.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
    try {
      return new StdSchedulerFactory(properties).getScheduler();
    } catch (SchedulerException e) {
      throw new IllegalStateException("Quartz did not start: " + e.getMessage(), e);
    }
  }

  /** One firing of the schedule. */
  @DisallowConcurrentExecution
  private static final class CycleJob implements Job {
    private final PacedReplay replay;

    CycleJob(PacedReplay replay) {
      this.replay = replay;
    }

    @Override
    public void execute(JobExecutionContext context) {
      replay.cycle();
    }
  }
}
