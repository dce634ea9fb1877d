package org.freshet.dem;

/** Lets threads pass one after the other in the order of their numbers. */
final class TurnGate {
  private int turn;
  private boolean broken;

  /**
   * Waits until every lower number has passed.
   *
   * @return false where one of them failed
   */
  synchronized boolean await(int number) throws InterruptedException {
    while (turn != number && !broken) {
      wait();
    }
    return !broken;
  }

  /** Lets the next number pass. */
  synchronized void pass() {
    turn++;
    notifyAll();
  }

  /** Lets everybody go home. */
  synchronized void fail() {
    broken = true;
    notifyAll();
  }
}
