package terse.method;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.function.Function;
import terse.compress.Compressor;
import terse.compress.Identity;
import terse.compress.PerWorker;
import terse.vector.Vector;

/**
 * What a method is when nothing is compressed.
 *
 * @param name of what it is, such as {@code gradient descent}
 * @param method the method, with next to nothing lost in its messages
 * @param centralised the iteration that its models then are, made for its start x_0 = x
 */
public record Uncompressed(
    String name, Algorithm method, Function<Vector, Centralised> centralised) {
  /** This method with identity for its compressors, which is gradient descent. */
  public static Uncompressed gradientDescent(Algorithm method) {
    return gradientDescent(method, 1);
  }

  /** The same, which is gradient descent with step sizes of this multiple of its own. */
  public static Uncompressed gradientDescent(Algorithm method, double multiple) {
    return new Uncompressed(
        "gradient descent",
        withIdentities(method),
        x -> {
          Vector g = Vector.zeros(x.dimension());
          return (eta, f) -> {
            f.gradient(x, g);
            x.add(-multiple * eta, g); // x_{k+1} = x_k - eta_k grad f(x_k)
          };
        });
  }

  /** This record with {@code identity} in place of each compressor among its components. */
  public static Algorithm withIdentities(Algorithm method) {
    if (!(method instanceof Record)) {
      return method;
    }
    RecordComponent[] components = method.getClass().getRecordComponents();
    try {
      Object[] values = new Object[components.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = withoutCompression(components[i], method);
      }
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<?> constructor = method.getClass().getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return (Algorithm) constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new LinkageError("the constructor of " + method.getClass() + " failed", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("the record " + method.getClass() + " cannot be made anew", e);
    }
  }

  private static Object withoutCompression(RecordComponent component, Algorithm method)
      throws ReflectiveOperationException {
    if (component.getType() == PerWorker.class) {
      return PerWorker.all(Identity.INSTANCE);
    }
    if (component.getType() == Compressor.class) {
      return Identity.INSTANCE;
    }
    component.getAccessor().setAccessible(true);
    return component.getAccessor().invoke(method);
  }
}
