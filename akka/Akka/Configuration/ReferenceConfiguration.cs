namespace Akka.Configuration;

/// <summary>Every key the kernel reads, with its default: the lowest layer of each actor system's configuration.</summary>
internal static class ReferenceConfiguration
{
    public const string Text = """
akka {
  # Classes of the loggers that are started with the system.
  loggers = ["Akka.Event.DefaultLogger"]
  loggers-dispatcher = "akka.actor.default-dispatcher"
  # How long the system waits for a logger to say that it is ready.
  logger-startup-timeout = 5s
  # Start without waiting for them at all.
  logger-async-start = off
  # What the loggers hear at least: OFF, ERROR, WARNING, INFO or DEBUG.
  loglevel = "INFO"
  # The same for standard output, which is used until the loggers are started and after they are stopped.
  stdout-loglevel = "WARNING"
  # Class that writes there; a subclass of Akka.Event.MinimalLogger.
  stdout-logger-class = "Akka.Event.StandardOutLogger"
  # Class that fills the holes of log templates, by position and by name.
  logger-formatter = "Akka.Event.SemanticLogMessageFormatter, Akka"
  # Print the whole configuration at level INFO when the system starts.
  log-config-on-start = off
  # Dead letters that are logged: on, off, or how many before they are suspended.
  log-dead-letters = 10
  log-dead-letters-during-shutdown = off
  # After so long a suspended log of dead letters resumes; infinite: never.
  log-dead-letters-suspend-duration = 5 minutes
  # Classes of extensions that are loaded with the system.
  extensions = []
  # The process is not ended by the system.
  daemonic = off

  actor {
    provider = "Akka.Actor.LocalActorRefProvider"
    guardian-supervisor-strategy = "Akka.Actor.DefaultSupervisorStrategy"
    # How long ActorOf at the top of the system may wait for its guardian.
    creation-timeout = 20s
    # Ask without a time-out of its own.
    ask-timeout = infinite
    serialize-messages = off
    serialize-creators = off
    unstarted-push-timeout = 10s

    inbox {
      # Messages that wait to be received; more are dropped.
      inbox-size = 1000
      default-timeout = 5s
    }

    deployment {
      default {
        # Empty: what the actor's Props say, or the default.
        dispatcher = ""
        mailbox = ""
        # Messages an actor can stash; -1: as many as there are.
        stash-capacity = -1
        virtual-nodes-factor = 10
      }
    }

    default-dispatcher {
      type = "Dispatcher"
      executor = "default-executor"
      default-executor {}
      thread-pool-executor {}
      shutdown-timeout = 1s
      # Messages an actor handles before its thread serves the next actor.
      throughput = 30
      # Time after which it does so even with fewer; 0: none.
      throughput-deadline-time = 0ms
      mailbox-requirement = ""
    }

    internal-dispatcher {
      type = "Dispatcher"
      executor = "fork-join-executor"
      throughput = 5
      fork-join-executor {
        parallelism-min = 4
        parallelism-factor = 1.0
        parallelism-max = 64
      }
    }

    default-blocking-io-dispatcher {
      type = "Dispatcher"
      executor = "thread-pool-executor"
      throughput = 1
    }

    default-fork-join-dispatcher {
      type = ForkJoinDispatcher
      executor = fork-join-executor
      throughput = 30
      dedicated-thread-pool {
        thread-count = 3
        threadtype = background
      }
    }

    task-dispatcher {
      type = "TaskDispatcher"
      executor = "task-executor"
      throughput = 30
    }

    synchronized-dispatcher {
      type = "SynchronizedDispatcher"
      executor = "current-context-executor"
      throughput = 10
    }

    default-mailbox {
      mailbox-type = "Akka.Dispatch.UnboundedMailbox"
      mailbox-capacity = 1000
      # How long a sender waits at a full mailbox before its message becomes a dead letter.
      mailbox-push-timeout-time = 10s
      stash-capacity = -1
    }

    mailbox {
      # Which mailbox serves an actor that asks for this kind of queue.
      requirements {
        "Akka.Dispatch.IUnboundedMessageQueueSemantics" = akka.actor.mailbox.unbounded-queue-based
        "Akka.Dispatch.IBoundedMessageQueueSemantics" = akka.actor.mailbox.bounded-queue-based
        "Akka.Dispatch.IDequeBasedMessageQueueSemantics" = akka.actor.mailbox.unbounded-deque-based
        "Akka.Dispatch.IUnboundedDequeBasedMessageQueueSemantics" = akka.actor.mailbox.unbounded-deque-based
        "Akka.Dispatch.IBoundedDequeBasedMessageQueueSemantics" = akka.actor.mailbox.bounded-deque-based
        "Akka.Dispatch.IMultipleConsumerSemantics" = akka.actor.mailbox.unbounded-queue-based
        "Akka.Event.ILoggerMessageQueueSemantics" = akka.actor.mailbox.logger-queue
      }
      unbounded-queue-based { mailbox-type = "Akka.Dispatch.UnboundedMailbox" }
      bounded-queue-based { mailbox-type = "Akka.Dispatch.BoundedMailbox" }
      unbounded-deque-based { mailbox-type = "Akka.Dispatch.UnboundedDequeBasedMailbox" }
      bounded-deque-based { mailbox-type = "Akka.Dispatch.BoundedDequeBasedMailbox" }
      logger-queue { mailbox-type = "Akka.Event.LoggerMailboxType" }
    }

    telemetry {
      # Publish starts, restarts and stops of actors to the event stream, for those who count them.
      enabled = off
    }

    debug {
      # Log at level DEBUG what actors made with LoggingReceive are sent.
      receive = off
      # PoisonPill, Kill and the like.
      autoreceive = off
      # Start, stop, restart, watch.
      lifecycle = off
      fsm = off
      # Subscriptions of the event stream.
      event-stream = off
      # Messages that their actor does not handle.
      unhandled = off
      router-misconfiguration = off
    }
  }

  scheduler {
    implementation = "Akka.Actor.HashedWheelTimerScheduler"
    # Timers fire on a tick: not earlier than asked, at most two ticks later.
    tick-duration = 1ms
    ticks-per-wheel = 512
    shutdown-timeout = 5s
  }

  coordinated-shutdown {
    default-phase-timeout = 5 s
    terminate-actor-system = on
    exit-clr = off
    run-by-clr-shutdown-hook = on
    run-by-actor-system-terminate = on
    exit-code = 0
    reason-overrides {}
    # Each phase runs after those it depends on. Keys: timeout, recover, enabled, depends-on.
    phases {
      before-service-unbind {}
      service-unbind { depends-on = [before-service-unbind] }
      service-requests-done { depends-on = [service-unbind] }
      service-stop { depends-on = [service-requests-done] }
      before-cluster-shutdown { depends-on = [service-stop] }
      cluster-sharding-shutdown-region {
        timeout = 10 s
        depends-on = [before-cluster-shutdown]
      }
      cluster-leave { depends-on = [cluster-sharding-shutdown-region] }
      cluster-exiting {
        timeout = 10 s
        depends-on = [cluster-leave]
      }
      cluster-exiting-done { depends-on = [cluster-exiting] }
      cluster-shutdown { depends-on = [cluster-exiting-done] }
      before-actor-system-terminate { depends-on = [cluster-shutdown] }
      actor-system-terminate {
        timeout = 10 s
        depends-on = [before-actor-system-terminate]
      }
    }
  }
}
""";
}
